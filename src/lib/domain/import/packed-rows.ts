// The rows of a history in parts small enough to travel: by site, days as steps, texts by number.
import { dayNumber, dayOfNumber } from './day-number.ts';
import type { ImportedSite } from './sites.ts';
import type { ImportPart, PartSite } from './imported.ts';
import { readerOf, shortOf } from './short-numbers.ts';
import type { Day } from '../time/business-day.ts';

/** What is kept of an inspection, and of a finding: its site is that of its story. */
export type KeptInspection = { day: Day; tenths: number };
export type KeptFinding = {
	day: Day;
	text: string;
	/** The day it was put right; null when nobody says so, or not with a date. */
	corrected: Day | null;
	hasCorrection: boolean;
};

/** All that is told of one site, each kind by day. `own`: a site of the business that it is. */
export type SiteStory = ImportedSite & {
	own: string | null;
	inspections: KeptInspection[];
	findings: KeptFinding[];
};

export type Part = Omit<ImportPart, 'batch' | 'part'>;

/**
 * Bytes of a part as JSON. A last site may go beyond it, and its operation stays below 16 KB with names
 * and all; the longest text (findings.ts) has room in a part of its own.
 */
const room = 14_000;

/** Parts of at most `room` bytes; the story of a long site goes on in the next one. */
export function partsOf(stories: readonly SiteStory[]): Part[] {
	const parts: Part[] = [];
	const texts = new Map<string, number>();
	let part = emptyPart();
	const close = (): void => {
		if (part.sections.length > 0) parts.push(closed(part));
		part = emptyPart();
	};
	for (const story of stories) {
		let section = begin(part, story);
		const rows: Row[] = [
			...story.inspections.map((row) => ({ kind: 'inspection' as const, row })),
			...story.findings.map((row) => ({ kind: 'finding' as const, row })),
		];
		for (const row of rows) {
			if (part.bytes + costOf(section, row, texts) > room) {
				close();
				section = begin(part, story);
			}
			add(part, section, row, texts);
		}
		if (part.bytes > room) close();
	}
	close();
	return parts;
}

type Row = { kind: 'inspection'; row: KeptInspection } | { kind: 'finding'; row: KeptFinding };
type Section = { inspections: string[]; findings: string[]; seen: Day | null; found: Day | null };
type Open = { sites: PartSite[]; texts: string[]; sections: Section[]; bytes: number };

const emptyPart = (): Open => ({ sites: [], texts: [], sections: [], bytes: 100 });

function begin(part: Open, { site, name, own }: SiteStory): Section {
	const told: PartSite = own !== null ? [site, name, own] : name === site ? [site] : [site, name];
	const section: Section = { inspections: [], findings: [], seen: null, found: null };
	part.sites.push(told);
	part.sections.push(section);
	// The commas, and how many rows it has.
	part.bytes += bytesOf(told) + 9;
	return section;
}

function add(part: Open, section: Section, row: Row, texts: Map<string, number>): void {
	part.bytes += costOf(section, row, texts);
	if (row.kind === 'finding' && !texts.has(row.row.text)) {
		texts.set(row.row.text, texts.size);
		part.texts.push(row.row.text);
	}
	const text = textOf(section, row, texts);
	if (row.kind === 'inspection') {
		section.inspections.push(text);
		section.seen = row.row.day;
	} else {
		section.findings.push(text);
		section.found = row.row.day;
	}
}

function costOf(section: Section, row: Row, texts: ReadonlyMap<string, number>): number {
	const isNew = row.kind === 'finding' && !texts.has(row.row.text);
	return textOf(section, row, texts).length + (isNew ? bytesOf(row.row.text) + 1 : 0);
}

function textOf(section: Section, row: Row, texts: ReadonlyMap<string, number>): string {
	if (row.kind === 'inspection') return stepTo(row.row.day, section.seen) + shortOf(row.row.tenths);
	const { day, text } = row.row;
	const number = texts.get(text) ?? texts.size;
	return stepTo(day, section.found) + shortOf(number) + shortOf(correctionOf(row.row));
}

const stepTo = (day: Day, before: Day | null): string =>
	shortOf(dayNumber(day) - (before === null ? 0 : dayNumber(before)));

/** 0 none, 1 one that is no date, else the days until it, from 2 on below zero and above. */
function correctionOf({ day, corrected, hasCorrection }: KeptFinding): number {
	if (corrected === null) return hasCorrection ? 1 : 0;
	const days = dayNumber(corrected) - dayNumber(day);
	return days >= 0 ? days + 2 : days;
}

function closed({ sites, texts, sections }: Open): Part {
	const rows = sections.map(
		({ inspections, findings }) =>
			shortOf(inspections.length) +
			inspections.join('') +
			shortOf(findings.length) +
			findings.join(''),
	);
	const count = (kind: 'inspections' | 'findings') =>
		sections.reduce((sum, one) => sum + one[kind].length, 0);
	const counts = { inspections: count('inspections'), findings: count('findings') };
	return { ...counts, sites, texts, rows: rows.join('') };
}

/** The stories again, in the order of the parts; one that goes on in the next part is one. */
export function storiesOf(parts: readonly Part[]): SiteStory[] {
	const stories = new Map<string, SiteStory>();
	const texts: string[] = [];
	for (const part of parts) {
		for (const text of part.texts) texts.push(text);
		const reader = readerOf(part.rows);
		for (const [site, name = site, own = null] of part.sites) {
			const known = stories.get(site) ?? { site, name, own, inspections: [], findings: [] };
			stories.set(site, known);
			readRows(reader, known, texts);
		}
	}
	return [...stories.values()];
}

function readRows(
	{ next, isAtEnd }: ReturnType<typeof readerOf>,
	story: SiteStory,
	texts: readonly string[],
): void {
	let day = 0;
	for (let left = next(); left > 0 && !isAtEnd(); left -= 1) {
		day += next();
		story.inspections.push({ day: dayOfNumber(day), tenths: next() });
	}
	day = 0;
	for (let left = next(); left > 0 && !isAtEnd(); left -= 1) {
		day += next();
		story.findings.push(findingOf(day, texts[next()] ?? '', next()));
	}
}

function findingOf(day: number, text: string, told: number): KeptFinding {
	const isDated = told < 0 || told > 1;
	const corrected = isDated ? dayOfNumber(day + (told > 1 ? told - 2 : told)) : null;
	return { day: dayOfNumber(day), text, corrected, hasCorrection: told !== 0 };
}

/** UTF-8 bytes of it as JSON. */
function bytesOf(value: string | PartSite): number {
	let bytes = 0;
	for (const sign of JSON.stringify(value)) {
		const code = sign.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}
