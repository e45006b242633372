// What a phone sends after real walks: 200 operations a request, 1 answer in 8 with a photo, 1 in 10 with
// a note, of the shipped lists of a restaurant.
import { shippedLists } from '#lib/content/library.ts';
import { mulberry32 } from '#lib/domain/example/random.ts';
import type { Item } from '#lib/domain/checklist/checklist.ts';
import type { Fact } from '#lib/domain/fact.ts';
import { listsOfSector, setArea, setSite, type Site } from '#lib/domain/site/site.ts';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import type { Answer } from '#lib/domain/walk/answer.ts';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk, WalkArea } from '#lib/domain/walk/walk.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { publishLists } from '#lib/local/publish.ts';
import type { Op } from '#lib/protocol/op.ts';
import type { Teller } from '../../support/server.ts';

const lists = listsOfSector(shippedLists, 'restaurant');

/** Four of the areas a customer meets: some 50 items a walk. */
const areas: WalkArea[] = lists.slice(0, 4).map((list) => ({
	...{ id: list.id, name: list.title.es ?? list.id, list: list.id },
	...{ tpl: contentHash(list), exempt: [] },
}));

export function aRestaurant(teller: Teller): { site: Site; ops: Op[] } {
	const id = teller.here.newId();
	const details: Omit<Site, 'id'> = {
		...{ name: 'Casa Jacaranda', sector: 'restaurant', region: 'MX', cut: 240 },
		...{ tz: 'America/Mexico_City', shifts: [] },
	};
	const assigned = areas.map(({ id: area, name, list }, order) =>
		setArea(id, { id: area, name, list, order, archived: false }),
	);
	const ops = teller.ops([...publishLists(lists), setSite(id, details), ...assigned]);
	return { site: { ...details, id }, ops };
}

/** Whole walks, one after the other, cut into batches of `size`. */
export function batchesOf(teller: Teller, site: Site, count: number, size = 200): Op[][] {
	const ops: Op[] = [];
	let at = teller.here.now();
	const dice = mulberry32(teller.n);
	while (ops.length < count * size) {
		for (const fact of aRound(teller, site, dice)) {
			// Nobody taps in whole seconds, and hardly a phone's clock is quite right.
			at += 1500 + Math.round(dice() * 14_000);
			ops.push(teller.op(fact, { at, off: -137 }));
		}
	}
	return Array.from({ length: count }, (_, at) => ops.slice(at * size, (at + 1) * size));
}

const what = ['Manchas de agua', 'Polvo', 'Cajas vacías', 'Servilletas usadas', 'Huele a humedad'];
const where = [
	'en el espejo de la derecha',
	'detrás de la barra',
	'junto a la puerta',
	'bajo la mesa',
];
const how = [
	'avisé en caja',
	'otra vez',
	'se limpia a las',
	'falta personal hoy',
	'lo vio una señora',
];

/** As people write: few words of their own, each time another mixture. */
function aNote(dice: () => number): string {
	const one = (words: string[]) => words[Math.floor(dice() * words.length)] ?? '';
	return `${one(what)} ${one(where)}, ${one(how)} ${Math.floor(dice() * 900)}.`;
}

function aRound(teller: Teller, site: Site, dice: () => number): Fact[] {
	const { here } = teller;
	const start = startWalk(site, areas, here);
	const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
	const told: Fact[] = [];
	let answers = 0;
	for (const { id: area, list, tpl } of areas) {
		for (const item of lists.find(({ id }) => id === list)?.items ?? []) {
			const point = { walk: walk.id, site: site.id, area, item: item.id, tpl };
			answers += 1;
			told.push(answerItem(point, answerOf(item, answers)));
			if (answers % 10 === 3) told.push(noteItem(point, aNote(dice)));
			if (answers % 8 === 5) told.push(addPhoto(point, here.newId(), 'before', pictureOf(here)));
		}
	}
	return [start, ...told, ...finishWalk(walk, answers)];
}

/** Most is well; every seventh speaks badly. */
function answerOf({ response }: Item, at: number): Answer {
	const isBad = at % 7 === 5;
	if (response === 'passfail') return { kind: isBad ? 'fail' : 'pass' };
	return { kind: 'scale', level: isBad ? 2 : at % 3 === 0 ? 3 : 4 };
}

function pictureOf({ newId, now }: Teller['here']) {
	const sha = (newId() + newId()).replaceAll('-', '');
	const bytes = 90_000 + (Number.parseInt(sha.slice(0, 8), 16) % 180_000);
	return { sha, bytes, mime: 'image/jpeg', width: 1600, height: 1200, takenAt: now() };
}
