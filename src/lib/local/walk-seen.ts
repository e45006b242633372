// The live question of one walk: everything about it, for the screens that show it whole.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import { marksOf, type Mark } from '#lib/domain/walk/mark.ts';
import { isShown, type PhotoRow } from '#lib/domain/walk/photo.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { answersTo, type PhoneDatabase, type PlaceRow } from './database.ts';
import { versionsOf } from './walks.ts';

export type WalkSeen = {
	walk: Walk;
	versions: Map<string, Version>;
	rows: AnswerRow[];
	marks: Mark[];
	photos: PhotoRow[];
	/** Photos still being shrunk, by point. */
	preparing: { id: string; point: string }[];
	drafts: Map<string, string>;
	/** Where it was left. */
	place: PlaceRow | undefined;
};

/** Everything about one walk, or null when this phone does not have it. */
export const walkSeen =
	(id: string) =>
	async (db: PhoneDatabase): Promise<WalkSeen | null> => {
		const walk = await db.walks.get(id);
		if (!walk) return null;
		const [versions, rows, photos, raws, drafts, place] = await Promise.all([
			versionsOf(
				db,
				walk.areas.map((area) => area.tpl),
			),
			answersTo(db, id).toArray(),
			db.photos.where('walk').equals(id).toArray(),
			db.raws.filter((raw) => raw.walk === id).toArray(),
			db.drafts.where('ent').startsWith(`${id}/`).toArray(),
			db.places.get(id),
		]);
		return {
			walk,
			versions,
			rows,
			marks: marksOf(walk, versions, rows),
			photos: photos.filter(isShown).sort((a, b) => a.addedAt - b.addedAt),
			preparing: raws.map((raw) => ({ id: raw.id, point: `${id}/${raw.area}/${raw.item}` })),
			drafts: new Map(drafts.map((draft) => [draft.ent, draft.text])),
			place,
		};
	};
