// A spot check's scope: whose it is, of which site, and from when the site may see it.

export type AuditsTable = {
	org: string;
	/** `audit:<walk>` */
	scope: string;
	walk: string;
	site: string;
	person: string;
	/** Seq of its newest operation: spares a pull the scopes where nothing is new. */
	last_seq: number;
	/** Seq of its walk.finish: nothing is answered after it. */
	sealed_seq: number | null;
	published_seq: number | null;
};
