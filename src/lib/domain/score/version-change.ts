// What two versions of a checklist have in common, and whether their scores may stand in one line.
import { scoreTenths, tallyOf, addTallies, noTally, tenthsOf, type Tally } from './score.ts';
import type { Mark } from '../walk/mark.ts';

export type VersionChange = {
	/** Item ids in both versions. */
	core: string[];
	/** Share of each version's weight that the core holds, in tenths of a percent. */
	coreShareOld: number | null;
	coreShareNew: number | null;
	/** Scores as each version told them, and of the core with the newest weights; tenths. */
	nativeOld: number | null;
	nativeNew: number | null;
	coreOld: number | null;
	coreNew: number | null;
	/** Like-for-like may be shown only if the core holds at least 80 % of both (scoring.md 1.3). */
	isComparable: boolean;
};

/** Compares one walk under the older version with one under the newer. */
export function compareVersions(older: readonly Mark[], newer: readonly Mark[]): VersionChange {
	const newItems = new Map(newer.map((mark) => [mark.item.id, mark.item]));
	const shared = older.filter((mark) => newItems.has(mark.item.id));
	const core = shared.map((mark) => mark.item.id);
	const reweighed = shared.map((mark) => ({
		...mark,
		item: newItems.get(mark.item.id) ?? mark.item,
	}));
	const coreNewMarks = newer.filter((mark) => core.includes(mark.item.id));
	const oldShare: [number, number] = [weightOf(shared), weightOf(older)];
	const newShare: [number, number] = [weightOf(coreNewMarks), weightOf(newer)];
	return {
		core,
		coreShareOld: tenthsOf(...oldShare),
		coreShareNew: tenthsOf(...newShare),
		nativeOld: scoreTenths(pooled(older)),
		nativeNew: scoreTenths(pooled(newer)),
		coreOld: scoreTenths(pooled(reweighed)),
		coreNew: scoreTenths(pooled(coreNewMarks)),
		isComparable: [oldShare, newShare].every(([part, whole]) => part > 0 && part * 10 >= whole * 8),
	};
}

const weightOf = (marks: readonly Mark[]): number =>
	marks.reduce((sum, mark) => sum + mark.item.weight, 0);

const pooled = (marks: readonly Mark[]): Tally =>
	marks.reduce((sum, mark) => addTallies(sum, tallyOf(mark)), noTally);
