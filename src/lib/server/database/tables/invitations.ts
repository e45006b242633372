// One-time and few-times doors: set-up of a business, joining, a new password through the owner.

export type InvitationsTable = {
	id: string;
	/** Null for a set-up link: its business does not exist yet. */
	org: string | null;
	kind: 'set-up' | 'join' | 'recover';
	/** SHA-256 of the long secret in the link, in hex. */
	token_hash: string;
	/** SHA-256 of the short typed code, in hex; null when there is none. */
	code_hash: string | null;
	role: 'owner' | 'lead' | 'auditor' | null;
	/** JSON list of site ids, or `all`. */
	sites: string | null;
	/** Whose password is to be set anew. */
	person: string | null;
	uses_left: number;
	expires_at: number;
	created_by: string | null;
	created_at: number;
	revoked_at: number | null;
};
