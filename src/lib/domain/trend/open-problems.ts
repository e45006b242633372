// What still speaks badly at a site, and until when it may: the house's `openIntrusions` without marks.
import { isDropped, type Item } from '../checklist/checklist.ts';
import { byItem } from './by-item.ts';
import { deadlineOf, type Clock } from './deadline.ts';
import type { ListTable } from './list-table.ts';
import { bit, codeAt, says } from './outcomes.ts';
import type { Tabulation } from './tabulate.ts';

export type OpenProblem = {
	area: string;
	areaName: string;
	item: Item;
	/** When it was first seen in its present run, in which walk last, and in how many in a row. */
	since: number;
	walk: string;
	times: number;
	/** As `deadlineOf`; from then on the problem is overdue. */
	due: number;
};

/** Worst first: critical, then weight, then the longest open. */
export const openProblems = (table: Tabulation, site: string, clock: Clock): OpenProblem[] =>
	runsOf(table, site)
		.flatMap(({ area, since, last, times }) => {
			const [walk, index] = [table.walks[last.place], last.area];
			const item = table.shapes[last.place]?.areas[index]?.table?.items[last.item];
			if (!walk || !item) return [];
			const areaName = walk.areas[index]?.name ?? '';
			const due = deadlineOf(item, since, clock);
			return [{ area, areaName, item, since, walk: walk.walk, times, due }];
		})
		.sort(
			(a, b) =>
				Number(b.item.critical) - Number(a.item.critical) ||
				b.item.weight - a.item.weight ||
				a.since - b.since,
		);

/** What is due at once is overdue from the first. */
export const isOverdue = ({ due }: Pick<OpenProblem, 'due'>, now: number): boolean => now >= due;

/** An item's walks in a row that found it bad; none when `times` is 0. */
type Run = {
	area: string;
	since: number;
	times: number;
	/** Where it was told last: the walk, the area within it, the item within its list. */
	last: { place: number; area: number; item: number };
	/** When it was opened, in the order of all. */
	order: number;
};

/** In the order they were opened. */
function runsOf(table: Tabulation, site: string): Run[] {
	const none = { place: 0, area: 0, item: 0 };
	const runs = byItem<Run>((area) => ({ area, since: 0, times: 0, last: none, order: 0 }));
	const lists = new Map<string, ListTable>();
	let order = 0;
	for (const place of table.bySite.get(site) ?? []) {
		const [walk, shape] = [table.walks[place], table.shapes[place]];
		if (walk?.kind !== 'house') continue;
		walk.areas.forEach(({ id, outcomes }, index) => {
			const list = shape?.areas[index]?.table;
			if (!list) return;
			if (lists.get(id) !== list) closeDropped(table, runs.all(), { area: id, list });
			lists.set(id, list);
			runs.of(id, list).forEach((run, item) => {
				const state = stateOf(says[codeAt(outcomes, item)] ?? 0);
				if (state === 'unseen') return;
				run.times = state === 'open' ? run.times + 1 : 0;
				if (run.times === 0) return;
				run.last = { place, area: index, item };
				if (run.times > 1) return;
				run.since = walk.walkedAt;
				run.order = order += 1;
			});
		});
	}
	return runs
		.all()
		.filter(({ times }) => times > 0)
		.sort((a, b) => a.order - b.order);
}

/** What the list of an area asks no more could never be seen good: it is open no longer. */
function closeDropped(
	table: Tabulation,
	runs: readonly Run[],
	{ area, list }: { area: string; list: ListTable },
): void {
	for (const run of runs) {
		if (run.times === 0 || run.area !== area) continue;
		const before = table.shapes[run.last.place]?.areas[run.last.area]?.table;
		const item = before?.items[run.last.item];
		if (before && item && isDropped(item.id, before.version, list.version)) run.times = 0;
	}
}

/** Who did not look says nothing; seen good, fixed on the spot or not applying closes. */
function stateOf(said: number): 'open' | 'closed' | 'unseen' {
	if ((said & bit.applies) !== 0 && !(said & bit.scores)) return 'unseen';
	return (said & bit.intrudes) !== 0 && !(said & bit.isFixed) ? 'open' : 'closed';
}
