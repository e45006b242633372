// A small place with two checklists, and walks through it: for every test that needs some of the trade.
import type { Checklist, Item } from '#lib/domain/checklist/checklist.ts';
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import { setArea, setSite, type Site } from '#lib/domain/site/site.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Answer, Point } from '#lib/domain/walk/answer.ts';
import type { Picture } from '#lib/domain/walk/photo.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk, WalkArea } from '#lib/domain/walk/walk.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { anItem } from './marks.ts';

/** Names that look like real ones, and come again when a run is played again. */
export function idsFrom(seed: number): () => string {
	let state = seed >>> 0;
	const word = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0).toString(16).padStart(8, '0');
	};
	return () =>
		(word() + word() + word() + word()).replace(
			/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/,
			'$1-$2-4$3-8$4-$5',
		);
}

/** A world whose clock advances a second whenever it is read. */
export function world(seed = 1, from = Date.UTC(2026, 10, 2, 15)): Here {
	let now = from;
	return { now: () => (now += 1000), newId: idsFrom(seed) };
}

export const aChecklist = (id: string, items: Item[]): Checklist => ({
	id,
	pathOrder: 1,
	area: id,
	sectors: ['restaurant'],
	title: { es: id },
	intro: { es: `Lo que dice «${id}».` },
	items,
});

export const lists = {
	hall: aChecklist('hall', [
		anItem('floor', { weight: 3, critical: true }),
		anItem('light', { response: 'scale4' }),
		anItem('plant', { naWhen: { es: 'No hay plantas.' } }),
	]),
	restrooms: aChecklist('restrooms', [
		anItem('soap', { dimension: 'supplies', weight: 2 }),
		anItem('smell', { response: 'scale4' }),
	]),
};
export const tplOf = { hall: contentHash(lists.hall), restrooms: contentHash(lists.restrooms) };

export const publishList = (list: Checklist): Fact<'checklist.publish'> => ({
	kind: 'checklist.publish',
	v: 1,
	scope: 'org',
	ent: list.id,
	body: { tpl: contentHash(list), checklist: list },
});

/** Two areas, each with its list, and two shifts, one of them past midnight. */
export function aPlace(here: Here): { site: Site; facts: Fact[] } {
	const id = here.newId();
	const details: Omit<Site, 'id'> = {
		name: 'La Fonda',
		sector: 'restaurant',
		region: 'MX',
		tz: 'America/Mexico_City',
		cut: 240,
		shifts: [
			{ id: 'day', name: 'Día', from: 480, to: 1200 },
			{ id: 'night', name: 'Noche', from: 1200, to: 120 },
		],
	};
	const facts = [
		publishList(lists.hall),
		publishList(lists.restrooms),
		setSite(id, details),
		setArea(id, { id: 'hall', name: 'Salón', list: 'hall', order: 1, archived: false }),
		setArea(id, { id: 'restrooms', name: 'Baños', list: 'restrooms', order: 2, archived: false }),
	];
	return { site: { ...details, id }, facts };
}

export const walkAreas: WalkArea[] = [
	{ id: 'hall', name: 'Salón', list: 'hall', tpl: tplOf.hall, exempt: [] },
	{ id: 'restrooms', name: 'Baños', list: 'restrooms', tpl: tplOf.restrooms, exempt: ['smell'] },
];

export const startOf = (site: Site, here: Here): Fact<'walk.start'> =>
	startWalk(site, walkAreas, here);

/** A point of a walk of this place. */
export const pointOf = (walk: Pick<Walk, 'id' | 'site'>, item: string): Point => {
	const area = item === 'soap' || item === 'smell' ? 'restrooms' : 'hall';
	return { walk: walk.id, site: walk.site, area, item, tpl: tplOf[area] };
};

export const items = ['floor', 'light', 'plant', 'soap', 'smell'] as const;

const plainAnswers: Record<(typeof items)[number], Answer> = {
	floor: { kind: 'fail' },
	light: { kind: 'scale', level: 3 },
	plant: { kind: 'na' },
	soap: { kind: 'pass' },
	smell: { kind: 'scale', level: 1 },
};

/** A whole walk: started, everything answered, finished. */
export function aWalk(site: Site, here: Here): { id: string; facts: Fact[] } {
	const start = startOf(site, here);
	const walk = { id: start.ent, site: site.id } as Walk;
	const answers = items.map((item) => answerItem(pointOf(walk, item), plainAnswers[item]));
	return { id: start.ent, facts: [start, ...answers, ...finishWalk(walk, answers.length)] };
}

/** Some bytes that are only themselves, as a picture's would be. */
export function someBytes(seed: number, size = 600): ArrayBuffer {
	let state = seed + 1;
	return Uint8Array.from({ length: size }, () => (state = (state * 48271) % 0x7fffffff) & 0xff)
		.buffer;
}

export const aPicture = (sha: string, bytes: number): Picture => ({
	sha,
	bytes,
	mime: 'image/jpeg',
	width: 40,
	height: 30,
	takenAt: null,
});
