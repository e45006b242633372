// One finished walk in one character per item: what phones that do not hold the walk are told of it.

export type WalkSummariesTable = {
	org: string;
	site: string;
	/** YYYY-MM of the walk's business day. */
	month: string;
	walk: string;
	scope: string;
	/** JSON of WalkSummary. */
	summary: string;
};
