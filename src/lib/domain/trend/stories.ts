// What truly changed at one site, each told once: order that falls takes the whole score with it.
import type { Item } from '../checklist/checklist.ts';
import type { Day } from '../time/business-day.ts';
import { causesOf } from './notifications.ts';
import type { Change } from './real-changes.ts';
import type { Tabulation } from './tabulate.ts';
import { toldChange, type ToldChange } from './told-change.ts';

export type Story = {
	/** The change that says most: the one dimension it is of, or the whole score. */
	lead: ToldChange;
	/** The same thing seen in other lines of the site, each once; surest first. */
	also: ToldChange[];
	/** Whether it holds for the last walk of its line. */
	isPresent: boolean;
	/** Whether it was first noticed, or last held, since the days asked. */
	isNew: boolean;
	isRecent: boolean;
	/** What speaks badly in its last walks, heaviest first; none of an improvement. */
	causes: StoryCause[];
};

/** An item that failed in `fails` of the last `of` walks of the change. */
export type StoryCause = { area: string; item: Item; fails: number; of: number };

const [shownCauses, lookedBack] = [3, 5];

/** A run that one good walk breaks and that goes on within a week is no second story; in ms. */
const pause = 7 * 86_400_000;

/** The first days that count as new and as recent. */
export type Lately = { newFrom: Day; recentFrom: Day };

/** `changes` are of one site. Newest first. */
export function storiesOf(table: Tabulation, changes: readonly Change[], lately: Lately): Story[] {
	return together(changes)
		.map((some) => storyOf(table, some, lately))
		.sort((a, b) => b.lead.noticed.walkedAt - a.lead.noticed.walkedAt);
}

/** On one side and of one kind, what overlaps or follows soon is one story. */
function together(changes: readonly Change[]): Change[][] {
	const groups: Change[][] = [];
	for (const change of [...changes].sort((a, b) => a.began.walkedAt - b.began.walkedAt)) {
		const own = groups.find((group) => group.some((other) => isSame(other, change)));
		if (own) own.push(change);
		else groups.push([change]);
	}
	return groups;
}

const isSame = (one: Change, other: Change): boolean =>
	one.side === other.side &&
	one.trend.key.kind === other.trend.key.kind &&
	other.began.walkedAt <= one.last.walkedAt + pause;

function storyOf(table: Tabulation, changes: readonly Change[], lately: Lately): Story {
	const isPresent = ({ trend, last }: Change): boolean =>
		last === table.walks[trend.walks.at(-1) ?? -1];
	const present = changes.filter(isPresent);
	const lead = leadOf(present.length > 0 ? present : changes);
	const lines = new Set([lead.trend.id]);
	const others = [...changes]
		.sort(bySureness)
		.filter(({ trend }) => !lines.has(trend.id) && lines.add(trend.id));
	return {
		lead: toldChange(table, lead),
		also: others.map((change) => toldChange(table, change)),
		isPresent: present.length > 0,
		isNew: changes.some(({ noticed }) => noticed.day >= lately.newFrom),
		isRecent: changes.some(({ last }) => last.day >= lately.recentFrom),
		causes: lead.side === 'worse' ? storyCauses(table, lead) : [],
	};
}

/** A run before one far walk; then the larger. */
const bySureness = (a: Change, b: Change): number =>
	Number(b.mayRestart) - Number(a.mayRestart) || Math.abs(b.size) - Math.abs(a.size);

function leadOf(changes: readonly Change[]): Change {
	const ranked = [...changes].sort(bySureness);
	const [first] = ranked;
	if (!first) throw new RangeError('a story of no change');
	const asSure = ranked.filter(({ mayRestart }) => mayRestart === first.mayRestart);
	const own = new Set(asSure.flatMap(({ trend }) => trend.key.dimension ?? []));
	const isOfOne = own.size === 1;
	return asSure.find(({ trend }) => (trend.key.dimension !== null) === isOfOne) ?? first;
}

function storyCauses(table: Tabulation, { trend, signals }: Change): StoryCause[] {
	const [signal] = [...signals].sort((a, b) => b.until - a.until);
	if (!signal) return [];
	const upTo = { ...signal, raised: signal.until };
	const of = Math.min(lookedBack, signal.until + 1);
	return causesOf(table, trend, upTo)
		.slice(0, shownCauses)
		.map((cause) => ({ ...cause, of }));
}
