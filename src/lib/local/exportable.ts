// What an export may hold: walks of some sites since a day, whole where this phone has them, else as
// their summary tells.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import { currentAnswer, type AnswerRow } from '#lib/domain/walk/answer.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { Site } from '#lib/domain/site/site.ts';
import { answersTo, type PhoneDatabase } from './database.ts';
import { accountOf } from './link.ts';
import { opsOfEnts } from './log.ts';
import { allSites } from './places.ts';
import { mayTake } from './take-away.ts';
import { lookingNow } from './viewer.ts';
import { summariesSince, versionsOf, versionsOfSummaries } from './walks.ts';

/** `since` is a day, or empty for all there is. */
export type ExportAsked = { sites: readonly string[]; since: string };

export type Exportable = {
	/** Archived ones too, last. */
	sites: Site[];
	isAuditor: boolean;
	/** Ids of walks that this phone holds whole, by their start. */
	held: { walk: string; walkedAt: number }[];
	/** Walks of which it has only the summary, oldest first. */
	summaries: WalkSummary[];
	/** About how many answers that makes. */
	answers: number;
	/** Somebody's server could tell the rest. */
	hasServer: boolean;
};

export const exportable =
	({ sites, since }: ExportAsked) =>
	async (db: PhoneDatabase): Promise<Exportable> => {
		const [all, looking, account, walks] = await Promise.all([
			allSites(db),
			lookingNow(db),
			accountOf(db),
			db.walks.toArray(),
		]);
		const isAsked = ({ site, day }: Pick<Walk, 'site' | 'day'>) =>
			sites.includes(site) && day >= since;
		const known = new Set(walks.map(({ id }) => id));
		const own = walks.filter((walk) => isAsked(walk) && mayTake(looking, walk));
		const months = await Promise.all(
			sites.map((site) => summariesSince(site, since.slice(0, 7), null)(db)),
		);
		const summaries = months
			.flat()
			.filter((one) => isAsked(one) && mayTake(looking, one) && !known.has(one.walk));
		const versions = await versionsOf(db, [...new Set(own.flatMap(tplsOf))]);
		return {
			sites: all,
			isAuditor: looking.role === 'auditor',
			held: own
				.map(({ id, walkedAt }) => ({ walk: id, walkedAt }))
				.sort((a, b) => a.walkedAt - b.walkedAt),
			summaries: summaries.sort((a, b) => a.walkedAt - b.walkedAt),
			answers: itemsOf(own, versions) + outcomesOf(summaries),
			hasServer: account?.token != null,
		};
	};

const tplsOf = ({ areas }: Walk): string[] => areas.map(({ tpl }) => tpl);

const itemsOf = (walks: readonly Walk[], versions: ReadonlyMap<string, Version>): number =>
	walks
		.flatMap(tplsOf)
		.reduce((sum, tpl) => sum + (versions.get(tpl)?.checklist.items.length ?? 0), 0);

const outcomesOf = (summaries: readonly WalkSummary[]): number =>
	summaries.flatMap(({ areas }) => areas).reduce((sum, { outcomes }) => sum + outcomes.length, 0);

export type WalkWhole = {
	walk: Walk;
	versions: Map<string, Version>;
	rows: AnswerRow[];
	photos: PhotoRow[];
};

/** Walks whole, and who told what stands in them, by the operation's id. */
export const wholeWalks =
	(ids: readonly string[]) =>
	async (db: PhoneDatabase): Promise<{ walks: WalkWhole[]; names: Map<string, string> }> => {
		const walks = (await db.walks.bulkGet([...ids])).filter((walk) => walk !== undefined);
		const whole = await Promise.all(
			walks.map(async (walk) => ({
				walk,
				versions: await versionsOf(db, tplsOf(walk)),
				rows: await answersTo(db, walk.id).toArray(),
				photos: await db.photos.where('walk').equals(walk.id).toArray(),
			})),
		);
		return {
			walks: whole,
			names: await namesOf(
				db,
				whole.flatMap(({ rows }) => rows),
			),
		};
	};

/** Without an account nobody has a name. */
async function namesOf(
	db: PhoneDatabase,
	rows: readonly AnswerRow[],
): Promise<Map<string, string>> {
	const account = await accountOf(db);
	if (!account) return new Map();
	const told = rows.flatMap((row) => [
		...(currentAnswer(row) ? row.said.heads.map(({ op }) => op) : []),
		...row.fixes.map(({ op }) => op),
	]);
	const [ops, people] = await Promise.all([
		opsOfEnts(db, new Set(rows.map(({ ent }) => ent))),
		db.people.toArray(),
	]);
	const names = new Map(people.map(({ id, name }) => [id, name]));
	names.set(account.person, account.name);
	const isTold = new Set(told);
	return new Map(
		ops.flatMap(({ id, person = account.person }) => {
			const name = isTold.has(id) ? names.get(person) : undefined;
			return name ? [[id, name] as const] : [];
		}),
	);
}

export const versionsToSummaries =
	(summaries: readonly WalkSummary[]) => async (db: PhoneDatabase) =>
		versionsOfSummaries(db, summaries);
