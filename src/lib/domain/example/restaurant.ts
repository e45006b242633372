// A restaurant that never was, with ninety days of walks, so that every screen has something to say.
import {
	listsOfSector,
	setArea,
	setExempt,
	setSite,
	type Site,
	type SiteDetails,
} from '../site/site.ts';
import { publishChecklist, type Checklist, type Language } from '../checklist/checklist.ts';
import type { Fact } from '../fact.ts';
import { dayCount, plannedWalks, type Planned } from './calendar.ts';
import { rateOf } from './habits.ts';
import { diceOf, seededIds, type Dice } from './random.ts';
import {
	photograph,
	walkRound,
	type ExampleArea,
	type ExamplePicture,
	type Round,
} from './seen.ts';
import { tellRound, type Timed } from './tell-round.ts';
import { areaNames, shiftNames, siteName, type AreaKey, type ShiftKey } from './words.ts';

export type { ExamplePicture, Timed };

export type ExampleWish = {
	/** The shipped lists; those of a restaurant are published. */
	lists: readonly Checklist[];
	/** Content hash of a list. */
	tplOf: (list: Checklist) => string;
	/** The last day of the ninety, in ms. */
	now: number;
	seed: number;
	language: Language;
	/** Pictures whose bytes the phone will hold; without them nothing is photographed. */
	pictures?: readonly ExamplePicture[];
};

/**
 * Everything the restaurant ever told, oldest first and none after `now`: its set-up, its walks, one
 * of them void, and one of today left half way. The same wish always gives the same facts.
 */
export function exampleFacts(wish: ExampleWish): Timed[] {
	const dice = diceOf(wish.seed);
	const newId = seededIds(wish.seed);
	const details = detailsIn(wish.language);
	const site: Site = { ...details, id: newId() };
	const lists = listsOfSector(wish.lists, 'restaurant');
	const areas = areasIn(wish, lists, { newId, dice });
	const draftAt = wish.now - 25 * 60_000;
	const planned = plannedWalks({ ...site, now: wish.now }, draftAt, dice);
	const rounds = planned.map((one) => walkRound(one, areas, dice));
	voidOne(rounds);
	rounds.push(draftOf(draftAt, areas, dice));
	photograph(rounds, wish.pictures ?? []);
	const openedAt = (rounds[0]?.startAt ?? wish.now) - 45 * 60_000;
	const facts: Fact[] = [
		...lists.map((list) => publishChecklist(list, wish.tplOf(list))),
		setSite(site.id, details),
	];
	facts.push(...areas.map(({ area }) => setArea(site.id, area)));
	facts.push(...exemptions(site.id, areas));
	return [
		...facts.map((fact, index) => ({ at: openedAt + index * 12_000, fact })),
		...rounds.flatMap((round) => tellRound(round, { site, language: wish.language, newId })),
	].filter(({ at }) => at <= wish.now);
}

const shiftTimes: Record<ShiftKey, [from: number, to: number]> = {
	morning: [420, 780],
	afternoon: [780, 1140],
	night: [1140, 60],
};

const detailsIn = (language: Language): SiteDetails => ({
	name: siteName[language],
	sector: 'restaurant',
	region: 'MX',
	tz: 'America/Mexico_City',
	cut: 240,
	shifts: (['morning', 'afternoon', 'night'] as const).map((key) => {
		const [from, to] = shiftTimes[key];
		return { id: key, name: shiftNames[key][language], from, to };
	}),
});

/** On the customer's path, outside in; both restrooms are walked with one list. */
const places: [AreaKey, list: string][] = [
	['exterior', 'exterior-parking'],
	['reception', 'reception-entrance'],
	['dress', 'dress-presentation'],
	['dining', 'tableware-dining'],
	['women', 'restrooms'],
	['men', 'restrooms'],
	['kitchen', 'back-of-house-sightline'],
];

/** The house has no parking lot of its own. */
const exempt: Partial<Record<AreaKey, string[]>> = {
	exterior: ['ext-parking-order', 'ext-staff-vehicles'],
};

function areasIn(
	{ tplOf, language }: ExampleWish,
	lists: readonly Checklist[],
	{ newId, dice }: { newId: () => string; dice: Dice },
): ExampleArea[] {
	return places.flatMap(([key, listId], index) => {
		const list = lists.find(({ id }) => id === listId);
		if (!list) return [];
		const name = areaNames[key][language];
		return [
			{
				key,
				area: { id: newId(), name, list: listId, order: index + 1, archived: false },
				tpl: tplOf(list),
				items: list.items,
				exempt: exempt[key] ?? [],
				rates: new Map(list.items.map((item) => [item.id, rateOf(item, dice)])),
			},
		];
	});
}

const exemptions = (site: string, areas: readonly ExampleArea[]): Fact[] =>
	areas.flatMap(({ area, exempt }) => exempt.map((item) => setExempt(site, area.id, item, true)));

/** One short round in the middle was only practice. */
function voidOne(rounds: readonly Round[]): void {
	const short = rounds.filter(({ areas, day }) => day >= 40 && areas.length < 5);
	if (short[0]) short[0].end = 'void';
}

/** The walk under way, half done. */
function draftOf(startAt: number, areas: readonly ExampleArea[], dice: Dice): Round {
	const planned: Planned = {
		day: dayCount - 1,
		startAt,
		areas: ['exterior', 'reception', 'dining'],
		load: 0,
	};
	const round = walkRound(planned, areas, dice);
	return { ...round, end: 'open', seen: round.seen.slice(0, Math.ceil(round.seen.length / 2)) };
}
