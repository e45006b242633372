// A row of the fault matrix: what is done to phones and server, and how often it really happened.

/** `fired` counts the faults that struck; a row in which none did proves nothing. */
export type RowRun = { fired: number; [figure: string]: number };

export type Row = {
	number: number;
	name: string;
	/** Throws when an invariant does not hold. */
	run: (seed: number) => Promise<RowRun>;
};
