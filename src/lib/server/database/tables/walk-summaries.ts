// One walk in one character per item: what phones that do not hold the walk are told of it, and how those
// that a phone should hold are found.
import type { Walk } from '#lib/domain/walk/walk.ts';

export type WalkSummariesTable = {
	org: string;
	site: string;
	/** YYYY-MM of the walk's business day. */
	month: string;
	walk: string;
	scope: string;
	kind: Walk['kind'];
	state: Walk['state'];
	/** Who started it. */
	person: string;
	walked_at: number;
	/** JSON of WalkSummary once it is finished; null while it is open or void. */
	summary: string | null;
};
