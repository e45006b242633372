// Rows folded from the log by the same rules as on phones; rebuilt when PROJECTIONS_VERSION goes up.

export type ProjectionsTable = {
	org: string;
	/** Of protocol/fold.ts. */
	noun: string;
	key: string;
	/** Scope of the operation that made it. */
	scope: string;
	/** The walk it belongs to, where it belongs to one. */
	walk: string | null;
	/** JSON of the row. */
	row: string;
};
