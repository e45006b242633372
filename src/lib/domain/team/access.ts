// What each role sees and may do: the one table. The server holds every operation against it; screens
// read it to offer only what will be accepted.
import type { Kind, Scope } from '../fact.ts';
import { mayEnter, type Role, type Sites } from './member.ts';

/** A person in one business. */
export type Viewer = { person: string; role: Role; sites: Sites };

type Place = 'org' | 'site' | 'audit';
/** For each place, the roles that may tell a kind there. */
type Tellers = Partial<Record<Place, readonly Role[]>>;

const house: Tellers = { site: ['owner', 'lead'] };
const walked: Tellers = { ...house, audit: ['auditor'] };
const owned: Tellers = { site: ['owner'] };
const ofOwners: Tellers = { org: ['owner'] };
const nobody: Tellers = {};

// prettier-ignore
const tellers: Record<Kind, Tellers> = {
	'org.set': { org: ['owner'] },
	'checklist.publish': { org: ['owner'] },
	'site.set': owned, 'checklist.assign': owned,
	'site.exempt': house,
	'walk.start': walked, 'walk.finish': walked, 'walk.void': walked, 'walk.done': walked,
	// A sealed check is never opened again.
	'walk.reopen': house,
	'answer.set': walked, 'note.set': walked, 'fix.add': house, 'fix.hide': house,
	'photo.add': walked, 'photo.mark': walked, 'photo.hide': walked,
	'import.rows': ofOwners, 'import.commit': ofOwners, 'import.withdraw': ofOwners,
	'baseline.restart': owned, 'baseline.hide': owned,
	'trend.note': house, 'trend.hide': house,
	// The server's own words.
	'member.set': nobody, redact: nobody, 'spot-check.publish': nobody,
};

/** Kinds that tell what a place is, not how it was found: all that an auditor may see of a site. */
export const placeKinds = ['site.set', 'checklist.assign', 'site.exempt'] as const satisfies Kind[];

/** Kinds of the organization that speak of all its sites: for owners, and leads who may enter all. */
export const wholeKinds = [
	'import.rows',
	'import.commit',
	'import.withdraw',
] as const satisfies Kind[];

/** Whether a person may see kinds that speak of all sites. */
export const seesWhole = ({ role, sites }: Pick<Viewer, 'role' | 'sites'>): boolean =>
	role === 'owner' || (role === 'lead' && sites === 'all');

/** What an online screen or an endpoint may ask for. */
// prettier-ignore
const acts = {
	sync: ['owner', 'lead', 'auditor'],
	'photos.send': ['owner', 'lead', 'auditor'],
	'photos.see': ['owner', 'lead', 'auditor'],
	'photos.missing': ['owner', 'lead'],
	'people.names': ['owner', 'lead', 'auditor'],
	'team.see': ['owner'], 'team.invite': ['owner'], 'team.change': ['owner'],
	'review.see': ['owner'], 'review.decide': ['owner'],
	redact: ['owner'],
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof acts;

export const allActs = Object.keys(acts) as Act[];

export const may = (role: Role, act: Act): boolean => (acts[act] as readonly Role[]).includes(role);

const placeOf = (scope: Scope | string): Place =>
	scope === 'org' ? 'org' : scope.startsWith('site:') ? 'site' : 'audit';

/**
 * Whether a person may tell a kind in a scope. An audit scope is its author's own, which only the
 * server knows: it checks that besides.
 */
export function mayTell(viewer: Viewer, kind: Kind, scope: Scope | string): boolean {
	const place = placeOf(scope);
	if (!tellers[kind][place]?.includes(viewer.role)) return false;
	return place !== 'site' || mayEnter(viewer.sites, scope.slice('site:'.length));
}

/** What is known of a spot check's scope: whose it is, which site it is of, and whether all may see it. */
export type AuditScope = { person: string; site: string; isPublished: boolean };

/**
 * Whether a person may see an operation. `audit` is asked for scopes of spot checks only; an unknown
 * one is nobody's.
 */
export function maySee(
	viewer: Viewer,
	{ kind, scope }: { kind: string; scope: string },
	audit: (scope: string) => AuditScope | undefined = () => undefined,
): boolean {
	const place = placeOf(scope);
	if (place === 'org')
		return !(wholeKinds as readonly string[]).includes(kind) || seesWhole(viewer);
	if (place === 'site') {
		if (!mayEnter(viewer.sites, scope.slice('site:'.length))) return false;
		return viewer.role !== 'auditor' || (placeKinds as readonly string[]).includes(kind);
	}
	const known = audit(scope);
	if (!known) return false;
	if (known.person === viewer.person) return true;
	return viewer.role !== 'auditor' && known.isPublished && mayEnter(viewer.sites, known.site);
}
