// Evidence: a before or an after, told by the hash of its bytes; the bytes travel beside the facts.
import type { Fact, Scope, Told } from '../fact.ts';
import { pointScope, type Point } from './answer.ts';

export type PhotoRole = 'before' | 'after';

/** Coordinates and radius are parts of the picture's width and height (0..1). */
export type Stroke =
	| { kind: 'arrow'; from: readonly [number, number]; to: readonly [number, number] }
	| { kind: 'circle'; centre: readonly [number, number]; radius: number };

/** What is known of a stored picture: sha is hex SHA-256 of its bytes, sizes in px. */
export type Picture = {
	sha: string;
	bytes: number;
	mime: string;
	width: number;
	height: number;
	/** Capture time in ms, from the picture or the shutter; null when nobody knows. */
	takenAt: number | null;
};

export type PhotoFacts = {
	/** ent = photo id */
	'photo.add': Picture & {
		walk: string;
		area: string;
		item: string;
		role: PhotoRole;
		/** The photo this one stands for, its faces blurred. */
		instead?: string;
		/** Location could not be removed with certainty: the bytes may not leave this phone. */
		staysHere?: true;
	};
	'photo.mark': { strokes: Stroke[] };
	'photo.hide': { why: 'removed' | 'blurred' };
};

export type PhotoRow = {
	id: string;
	walk: string;
	area: string;
	item: string;
	/** walk/area/item, as the answer it belongs to. */
	point: string;
	added: PhotoFacts['photo.add'] | null;
	addedAt: number;
	/** Every marking told, by op; the one with the greatest (at, op) is drawn. */
	marks: { op: string; at: number; strokes: Stroke[] }[];
	hidden: boolean;
};

export const addPhoto = (
	point: Point,
	id: string,
	role: PhotoRole,
	picture: Picture & { instead?: string; staysHere?: true },
): Fact<'photo.add'> => ({
	kind: 'photo.add',
	v: 1,
	scope: pointScope(point),
	ent: id,
	tpl: point.tpl,
	body: { walk: point.walk, area: point.area, item: point.item, role, ...picture },
});

export const markPhoto = (scope: Scope, id: string, strokes: Stroke[]): Fact<'photo.mark'> => ({
	kind: 'photo.mark',
	v: 1,
	scope,
	ent: id,
	body: { strokes },
});

export const hidePhoto = (
	scope: Scope,
	id: string,
	why: PhotoFacts['photo.hide']['why'],
): Fact<'photo.hide'> => ({
	kind: 'photo.hide',
	v: 1,
	scope,
	ent: id,
	body: { why },
});

export function photoAfter(row: PhotoRow | undefined, told: Told<keyof PhotoFacts>): PhotoRow {
	const before: PhotoRow = row ?? {
		id: told.ent,
		walk: '',
		area: '',
		item: '',
		point: '',
		added: null,
		addedAt: 0,
		marks: [],
		hidden: false,
	};
	switch (told.kind) {
		case 'photo.add': {
			const { walk, area, item } = told.body;
			const point = `${walk}/${area}/${item}`;
			return { ...before, walk, area, item, point, added: told.body, addedAt: told.at };
		}
		case 'photo.mark': {
			const others = before.marks.filter((mark) => mark.op !== told.id);
			const mark = { op: told.id, at: told.at, strokes: told.body.strokes };
			return { ...before, marks: [...others, mark].sort(byTimeThenOp) };
		}
		case 'photo.hide':
			return { ...before, hidden: true };
	}
}

const byTimeThenOp = (a: { at: number; op: string }, b: { at: number; op: string }): number =>
	a.at - b.at || (a.op < b.op ? -1 : 1);

export const strokesOf = (row: PhotoRow): Stroke[] => row.marks.at(-1)?.strokes ?? [];
export const isShown = (row: PhotoRow): boolean => row.added !== null && !row.hidden;
