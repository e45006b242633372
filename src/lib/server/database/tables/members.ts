// Who may do what in a business; the history of it is in the log as `member.set`.

export type MembersTable = {
	org: string;
	/** The person's id at the door (better-auth's user). */
	person: string;
	name: string;
	role: 'owner' | 'lead' | 'auditor';
	/** JSON list of site ids, or `all`. */
	sites: string;
	from_seq: number;
	/** The seq at which they left; null while they belong. */
	to_seq: number | null;
	since: number;
};
