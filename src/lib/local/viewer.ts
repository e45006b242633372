// Who looks at this phone: the person of its account, or, without one, the owner of all there is.
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { PhoneDatabase } from './database.ts';
import { accountOf } from './link.ts';

/** `person` and `org` are null before there is an account; `role` is null for somebody who left. */
export type Looking = {
	person: string | null;
	org: string | null;
	role: Role | null;
	sites: Sites;
	/** What the business calls them; null before there is an account. */
	name: string | null;
};

const alone: Looking = { person: null, org: null, role: 'owner', sites: 'all', name: null };

export async function lookingNow(db: PhoneDatabase): Promise<Looking> {
	const account = await accountOf(db);
	if (!account) return alone;
	const { person, org, role, sites, name } = account;
	return { person, org, role, sites, name };
}
