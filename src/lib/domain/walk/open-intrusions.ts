// What spoke badly when it was last looked at, and was not fixed on the spot: still open.
import { isDropped } from '../checklist/checklist.ts';
import { isIntrusion } from './answer.ts';
import { marksOfSummary, type WalkSummary } from './summary.ts';
import type { Mark, Versions } from './mark.ts';

export type OpenIntrusion = {
	mark: Mark;
	areaName: string;
	/** The version of the list that told it last. */
	tpl: string;
	/** When it was first seen in its present run, and in which walk last. */
	since: number;
	walk: string;
	/** How many walks in a row have told it. */
	times: number;
};

/** Open intrusions of a site, worst first. Summaries are given by time, oldest first. */
export function openIntrusions(
	summaries: readonly WalkSummary[],
	versions: Versions,
): OpenIntrusion[] {
	const open = new Map<string, OpenIntrusion>();
	for (const summary of summaries) {
		closeDropped(open, summary, versions);
		const names = new Map(summary.areas.map(({ id, name }) => [id, name]));
		const tpls = new Map(summary.areas.map(({ id, tpl }) => [id, tpl]));
		for (const mark of marksOfSummary(summary, versions)) {
			if (mark.answer === null || mark.answer.kind === 'skip') continue;
			const key = `${mark.area}/${mark.item.id}`;
			const before = open.get(key);
			if (!isIntrusion(mark.answer) || mark.fixed) {
				open.delete(key);
				continue;
			}
			open.set(key, {
				tpl: tpls.get(mark.area) ?? '',
				mark,
				areaName: names.get(mark.area) ?? '',
				since: before?.since ?? summary.walkedAt,
				walk: summary.walk,
				times: (before?.times ?? 0) + 1,
			});
		}
	}
	return [...open.values()].sort(
		(a, b) =>
			Number(b.mark.item.critical) - Number(a.mark.item.critical) ||
			b.mark.item.weight - a.mark.item.weight ||
			a.since - b.since,
	);
}

/** What the list of an area asks no more could never be seen good: it is open no longer. */
function closeDropped(
	open: Map<string, OpenIntrusion>,
	{ areas }: WalkSummary,
	versions: Versions,
): void {
	for (const { id, tpl } of areas) {
		const now = versions.get(tpl);
		for (const [key, { mark, tpl: told }] of open) {
			const before = versions.get(told);
			if (mark.area !== id || tpl === told || !now || !before) continue;
			if (isDropped(mark.item.id, before, now)) open.delete(key);
		}
	}
}
