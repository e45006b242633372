// What the screen of an imported history shows: its sites, what comes back, and one site by day.
import type { Day } from '../time/business-day.ts';
import type { KeptFinding, SiteStory } from './packed-rows.ts';
import { recurrenceByText, type Recurrence, type TextRecurrence } from './recurrence.ts';
import { lineOf, type SiteLine } from './series.ts';

/** A series added up once, to be asked often. */
export type Series = {
	stories: SiteStory[];
	lines: SiteLine[];
	texts: TextRecurrence[];
	again: Recurrence;
};

/** `names` of the business's own sites, by id: a site that is one of them goes by its name. */
export function addUp(
	stories: readonly SiteStory[],
	names: Readonly<Record<string, string>>,
): Series {
	const lines = stories.map(lineOf).map((line) => ({
		...line,
		name: (line.own === null ? undefined : names[line.own]) ?? line.name,
	}));
	const at = (rows: 'inspections' | 'findings') =>
		stories.flatMap((story) => story[rows].map((row) => ({ ...row, site: story.site })));
	const texts = recurrenceByText(
		at('inspections'),
		at('findings') as (KeptFinding & { site: string })[],
	);
	return {
		stories: [...stories],
		lines: lines.sort((a, b) => b.inspections - a.inspections || byName(a, b)),
		texts: texts.sort(byAgain),
		again: totalOf(texts),
	};
}

const byName = (a: SiteLine, b: SiteLine): number => (a.name < b.name ? -1 : 1);
const byAgain = (a: TextRecurrence, b: TextRecurrence): number =>
	b.again - a.again || b.found - a.found || (a.text < b.text ? -1 : 1);

function totalOf(texts: readonly TextRecurrence[]): Recurrence {
	const sum = (of: keyof Recurrence) => texts.reduce((all, one) => all + one[of], 0);
	return { n: sum('n'), again: sum('again'), expected: sum('expected') };
}

export type SeriesOverview = {
	inspections: number;
	sites: number;
	from: Day | null;
	to: Day | null;
	again: Recurrence;
	/** What came back most; only what came back at all. */
	texts: TextRecurrence[];
	/** The first of those that match, and how many do. */
	lines: SiteLine[];
	matching: number;
};

/** As many as a person looks through. */
const mostLines = 50;
const mostTexts = 12;

export function overviewOfSeries(
	{ lines, texts, again }: Series,
	{ search }: { search: string },
): SeriesOverview {
	const wanted = plain(search);
	const matching = wanted === '' ? lines : lines.filter((line) => isCalled(line, wanted));
	const days = lines.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
	return {
		inspections: lines.reduce((sum, line) => sum + line.inspections, 0),
		sites: lines.length,
		from: days.reduce<Day | null>((least, day) => (least && least < day ? least : day), null),
		to: days.reduce<Day | null>((most, day) => (most && most > day ? most : day), null),
		again,
		texts: texts.filter((one) => one.again > 0).slice(0, mostTexts),
		lines: matching.slice(0, mostLines),
		matching: matching.length,
	};
}

const isCalled = ({ name, site }: SiteLine, wanted: string): boolean =>
	plain(name).includes(wanted) || plain(site).includes(wanted);

/** Whoever searches leaves accents and capitals out. */
const plain = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

export type SeriesDay = { day: Day; scores: number[]; findings: KeptFinding[] };
export type SiteView = {
	line: SiteLine;
	/** Oldest first: one for each inspection. */
	points: { day: Day; tenths: number; findings: number }[];
	/** Newest first: days with inspections or findings. */
	days: SeriesDay[];
	/** What was found here more than once. */
	texts: TextRecurrence[];
};

/** Null of a site that the series does not know. */
export function siteViewOf(
	{ stories, lines }: Series,
	{ site }: { site: string },
): SiteView | null {
	const story = stories.find((one) => one.site === site);
	const line = lines.find((one) => one.site === site);
	if (!story || !line) return null;
	const days = new Map<Day, SeriesDay>();
	const at = (day: Day): SeriesDay => {
		const known = days.get(day) ?? { day, scores: [], findings: [] };
		days.set(day, known);
		return known;
	};
	for (const { day, tenths } of story.inspections) at(day).scores.push(tenths);
	for (const finding of story.findings) at(finding.day).findings.push(finding);
	const placed = <R extends object>(rows: readonly R[]) => rows.map((row) => ({ ...row, site }));
	const texts = recurrenceByText(placed(story.inspections), placed(story.findings));
	return {
		line,
		points: story.inspections.map((one) => ({ ...one, findings: at(one.day).findings.length })),
		days: [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1)),
		texts: texts.filter(({ found }) => found > 1).sort(byAgain),
	};
}
