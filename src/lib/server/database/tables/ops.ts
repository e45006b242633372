// The log: append-only by trigger. Redaction, which takes a body away, is the only change there is.

export type OpsTable = {
	org: string;
	seq: number;
	op_id: string;
	dev: string;
	n: number;
	kind: string;
	v: number;
	scope: string;
	ent: string;
	/** The walk it speaks of, for fetching a walk whole. */
	walk: string | null;
	/** JSON list of operation ids. */
	parents: string;
	at_dev: number;
	off: number;
	tpl: string | null;
	/** The newest seq the phone had when it told this, or null when it did not say. */
	seen: number | null;
	person: string;
	at_srv: number;
	/** When it is taken to have happened, where that is not at_dev + off. */
	time: number | null;
	/** JSON; null once it was redacted. */
	body: string | null;
	/** SHA-256 of what was told, without dev and n: tells a retry from another operation. */
	content: string;
	/** SHA-256 of content, person and server time. */
	h: string;
	/** SHA-256 of the chain before and h. */
	chain: string;
};
