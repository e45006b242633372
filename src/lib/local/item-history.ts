// The live question of one item: its history in summaries, its photos and notes where this phone has them.
import { siteOf, type Site } from '#lib/domain/site/site.ts';
import { itemHistoryOf, type ItemHistory } from '#lib/domain/trend/item-history.ts';
import { currentNote, type AnswerRow } from '#lib/domain/walk/answer.ts';
import { isShown, type PhotoRow } from '#lib/domain/walk/photo.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { WalkKind } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import { lookingNow } from './viewer.ts';
import { summariesSince, versionsOfSummaries } from './walks.ts';

export type ItemAsked = { site: string; area: string; item: string };

export type ItemEvidence = {
	walk: string;
	kind: WalkKind;
	walkedAt: number;
	/** The item's `walk/area/item`, when there is a note. */
	ent: string | null;
	note: string;
	photos: PhotoRow[];
};

export type ItemSeen = {
	site: Site | null;
	/** An auditor sees nothing of the house. */
	house: ItemHistory | null;
	spots: ItemHistory | null;
	/** Newest first; only what has a photo or a note. */
	evidence: ItemEvidence[];
	/** Walks that asked for it and of which this phone has only the summary. */
	unheld: number;
	isAuditor: boolean;
};

export const itemSeen =
	({ site, area, item }: ItemAsked) =>
	async (db: PhoneDatabase): Promise<ItemSeen> => {
		const [row, looking, all] = await Promise.all([
			db.sites.get(site),
			lookingNow(db),
			summariesSince(site, '', null)(db),
		]);
		const isAuditor = looking.role === 'auditor';
		const walks = isAuditor ? all.filter(({ kind }) => kind === 'spot') : all;
		const versions = await versionsOfSummaries(db, walks);
		const [house, spots] = (['house', 'spot'] as const).map((kind) =>
			itemHistoryOf(walks, versions, { area, item, kind }),
		);
		const asked = new Set(
			[house, spots].flatMap((one) => one?.looks ?? []).map(({ walk }) => walk),
		);
		const own = walks.filter(({ walk }) => asked.has(walk));
		const { evidence, unheld } = await evidenceOf(db, own, { area, item });
		const place = row ? siteOf(row) : null;
		return { site: place, house: house ?? null, spots: spots ?? null, evidence, unheld, isAuditor };
	};

async function evidenceOf(
	db: PhoneDatabase,
	walks: readonly WalkSummary[],
	{ area, item }: Pick<ItemAsked, 'area' | 'item'>,
): Promise<Pick<ItemSeen, 'evidence' | 'unheld'>> {
	const entOf = ({ walk }: WalkSummary) => `${walk}/${area}/${item}`;
	const ents = walks.map(entOf);
	const [rows, photos, held] = await Promise.all([
		db.answers.bulkGet(ents),
		db.photos.where('point').anyOf(ents).toArray(),
		db.walks.toCollection().primaryKeys(),
	]);
	const evidence = walks.map((walk, index) => ({
		...of(walk, rows[index]),
		photos: photos
			.filter((photo) => isShown(photo) && photo.point === entOf(walk))
			.sort((a, b) => a.addedAt - b.addedAt),
	}));
	const known = new Set(held);
	return {
		evidence: evidence
			.filter(({ note, photos: own }) => note !== '' || own.length > 0)
			.sort((a, b) => b.walkedAt - a.walkedAt),
		unheld: walks.filter(({ walk }) => !known.has(walk)).length,
	};
}

function of({ walk, kind, walkedAt }: WalkSummary, row: AnswerRow | undefined) {
	const note = currentNote(row);
	return { walk, kind, walkedAt, note, ent: row && note !== '' ? row.ent : null };
}
