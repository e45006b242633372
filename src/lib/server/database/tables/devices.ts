// A phone's database that may speak for a person in a business, by its own revocable token.

export type DevicesTable = {
	org: string;
	id: string;
	person: string;
	/** SHA-256 of the token in hex; the token itself is known to the phone alone. */
	token_hash: string;
	/** What the person would recognise: «Chrome, Android». */
	label: string;
	/** Install id it last spoke as; a cloned phone takes a new one. */
	dev: string | null;
	app: string | null;
	/** Server time minus the phone's clock at the last word, in ms. */
	off: number | null;
	pending_ops: number;
	pending_photos: number;
	oldest_pending: number | null;
	/** Newest seq it has pulled. */
	pulled_seq: number;
	created_at: number;
	last_seen: number | null;
	revoked_at: number | null;
};
