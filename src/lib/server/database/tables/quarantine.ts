// What could not go into the log, raw as it came: nothing that a phone sent is ever thrown away.

export type QuarantineTable = {
	org: string;
	id: string;
	/** Null for bytes that were no operation at all. */
	op_id: string | null;
	dev: string | null;
	n: number | null;
	device: string;
	person: string;
	at_srv: number;
	/** `parked` waits for a newer server or an owner; `rejected` for an owner. */
	st: 'parked' | 'rejected';
	/** A Refusal, or why it is parked. */
	code: string;
	/** For the log and the curious: what exactly was wrong. */
	text: string;
	/** The operation as JSON text, or the body of a raw push. */
	raw: string;
	/** The newest seq its phone had when it told this. */
	seen: number | null;
	resolved_at: number | null;
	resolved_by: string | null;
	resolution: 'admitted' | 'archived' | null;
	/** Why an owner archived it. */
	reason: string | null;
};
