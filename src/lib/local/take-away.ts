// What leaves this phone as a file for people: who may take what along, and what is known of it.
import { textIn, type Language } from '#lib/domain/checklist/checklist.ts';
import { siteOf } from '#lib/domain/site/site.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import { listsNow } from './lists.ts';
import { lookingNow, type Looking } from './viewer.ts';
import { togetherSeen, type TogetherSeen } from './together.ts';
import { walkSeen, type WalkSeen } from './walk-seen.ts';

/** An auditor takes along only spot checks of their own; whoever left takes nothing. */
export const mayTake = ({ role }: Pick<Looking, 'role'>, { kind }: Pick<Walk, 'kind'>): boolean =>
	role === 'auditor' ? kind === 'spot' : role !== null;

/** The name of a walk's site, where the walk may be taken along; null where it may not. */
export const siteToTake =
	(id: string) =>
	async (db: PhoneDatabase): Promise<string | null> => {
		const [walk, looking] = await Promise.all([db.walks.get(id), lookingNow(db)]);
		return walk && mayTake(looking, walk) ? nameOfSite(db, walk.site) : null;
	};

const nameOfSite = async (db: PhoneDatabase, id: string): Promise<string> => {
	const row = await db.sites.get(id);
	return (row && siteOf(row)?.name) ?? '';
};

/** A version's number by its tpl; those whose number may still change have none. */
export type Numbers = ReadonlyMap<string, number>;

export async function versionNumbers(db: PhoneDatabase): Promise<Numbers> {
	const { lists, me } = await listsNow(db);
	const editions = lists.flatMap((list) => list.editions);
	return new Map(
		editions.flatMap(({ tpl, number, isAccepted }) =>
			isAccepted || me === null ? [[tpl, number] as const] : [],
		),
	);
}

export type WalkToTake = {
	seen: WalkSeen;
	together: TogetherSeen | null;
	site: string;
	numbers: Numbers;
};

/** All that the report of a walk says but for its pictures; null when it may not be taken along. */
export const walkToTake =
	(id: string) =>
	async (db: PhoneDatabase): Promise<WalkToTake | null> => {
		const [seen, looking] = await Promise.all([walkSeen(id)(db), lookingNow(db)]);
		if (!seen || !mayTake(looking, seen.walk)) return null;
		const [together, site, numbers] = await Promise.all([
			togetherSeen(id)(db),
			nameOfSite(db, seen.walk.site),
			versionNumbers(db),
		]);
		return { seen, together, site, numbers };
	};

/** What a version is called in a language; empty when this phone lacks it. */
export const titleOf = ({ versions }: Pick<WalkSeen, 'versions'>, tpl: string, to: Language) =>
	textIn(versions.get(tpl)?.checklist.title, to);

/** A picture's bytes as this phone has them: the whole, else its thumbnail, else nothing. */
export type PictureHeld = { bytes: ArrayBuffer; isWhole: boolean } | null;

export const pictureHeld =
	(sha: string) =>
	async (db: PhoneDatabase): Promise<PictureHeld> => {
		const blob = await db.blobs.get(sha);
		if (blob && blob.bytes.byteLength > 0) return { bytes: blob.bytes, isWhole: true };
		return blob?.thumb ? { bytes: blob.thumb, isWhole: false } : null;
	};
