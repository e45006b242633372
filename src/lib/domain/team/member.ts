// Who belongs to a business, as what, and where. Names of people live outside the log.
import type { Told } from '../fact.ts';

export const roles = ['owner', 'lead', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** The sites somebody may enter: all there are and will be, or these. */
export type Sites = 'all' | readonly string[];

/** `role` null: no longer with the business. */
export type MemberDetails = { role: Role | null; sites: 'all' | string[] };

export type TeamFacts = {
	/** ent = the organization */
	'org.set': { name: string; region: string };
	/** ent = the person; the server alone tells it. */
	'member.set': MemberDetails;
	/** Takes the content of one operation away for good; the server alone tells it. ent = that operation. */
	redact: { op: string };
};

export type OrganizationRow = { id: string; name: string; region: string };
export type MemberRow = MemberDetails & { id: string };

export const organizationAfter = (
	_row: OrganizationRow | undefined,
	told: Told<'org.set'>,
): OrganizationRow => ({ id: told.ent, ...told.body });

export const memberAfter = (_row: MemberRow | undefined, told: Told<'member.set'>): MemberRow => ({
	id: told.ent,
	...told.body,
});

export const mayEnter = (sites: Sites, site: string): boolean =>
	sites === 'all' || sites.includes(site);
