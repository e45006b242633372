// Years of walks through many places, with planted changes that the caller knows.
import type { Item, Version } from '#lib/domain/checklist/checklist.ts';
import { diceOf, seededIds, type Dice } from '#lib/domain/example/random.ts';
import type { Area, Site } from '#lib/domain/site/site.ts';
import { businessDay, shiftAt } from '#lib/domain/time/business-day.ts';
import type { Answer, Level } from '#lib/domain/walk/answer.ts';
import { outcomeOf, type AreaSummary, type WalkSummary } from '#lib/domain/walk/summary.ts';
import { shippedLists } from '#lib/content/library.ts';
import { contentHash } from '#lib/protocol/hash.ts';

/** From its walk number `from` on (0 = the first), a site's items fail `factor` times as often. */
export type Planted = {
	site: number;
	from: number;
	factor: number;
	/** Only items that this picks; else all. */
	where?: (item: Item, list: string) => boolean;
};

export type YearsPlan = {
	seed: number;
	sites: number;
	days: number;
	/** What each walk of a day goes through, by the lists' ids, in turn; all lists of the place. */
	rounds: readonly (readonly string[])[];
	/** Instant of the first day's start; its days are 24 hours apart. */
	begins?: number;
	planted?: readonly Planted[];
	/** How often an item speaks badly while nothing changes. */
	rateOf?: (item: Item, place: number, dice: Dice) => number;
};

export type Place = { site: Site; areas: Area[] };
export type Years = {
	places: Place[];
	versions: Map<string, Version>;
	/** Site after site, each oldest first. */
	walks: WalkSummary[];
};

/** The same plan gives the same years. */
export function yearsOf(plan: YearsPlan): Years {
	const newId = seededIds(plan.seed);
	const ids = [...new Set(plan.rounds.flat())];
	const versions = new Map(
		shippedLists
			.filter(({ id }) => ids.includes(id))
			.map((checklist) => [
				contentHash(checklist),
				{ tpl: contentHash(checklist), checklist, at: 0 },
			]),
	);
	const listed = new Map([...versions.values()].map((version) => [version.checklist.id, version]));
	const places = Array.from({ length: plan.sites }, () => placeOf(ids, newId));
	const walks = places.flatMap((place, index) => {
		const dice = diceOf(plan.seed * 7919 + index + 1);
		return walksOf(plan, { place, index, listed, dice, newId });
	});
	return { places, versions, walks };
}

const placeOf = (lists: readonly string[], newId: () => string): Place => ({
	site: {
		id: newId(),
		name: 'Casa',
		sector: 'restaurant',
		region: 'MX',
		tz: 'America/Mexico_City',
		cut: 240,
		shifts: [
			{ id: 'morning', name: 'Mañana', from: 360, to: 840 },
			{ id: 'evening', name: 'Tarde', from: 840, to: 1320 },
			{ id: 'night', name: 'Noche', from: 1320, to: 360 },
		],
	},
	areas: lists.map((list, order) => ({ id: newId(), name: list, list, order, archived: false })),
});

type Telling = {
	place: Place;
	index: number;
	listed: ReadonlyMap<string, Version>;
	dice: Dice;
	newId: () => string;
};

const [anHour, aDay] = [3_600_000, 86_400_000];

function walksOf(plan: YearsPlan, telling: Telling): WalkSummary[] {
	const { place, index, newId } = telling;
	const { site } = place;
	const areas = ratedAreas(plan, telling);
	const planted = (plan.planted ?? []).filter((one) => one.site === index);
	// 14:00 UTC is eight in the morning there, and the last walk of a day is before its cut.
	const begins = (plan.begins ?? Date.UTC(2024, 10, 4)) + 14 * anHour;
	const count = plan.rounds.length;
	return Array.from({ length: plan.days * count }, (_, number) => {
		const round = number % count;
		const at = begins + Math.floor(number / count) * aDay + (round * 18 * anHour) / count;
		const present = planted.filter(({ from }) => from <= number);
		return {
			walk: newId(),
			site: site.id,
			kind: 'house' as const,
			shift: shiftAt(site, at)?.id ?? null,
			day: businessDay(at, site.tz, site.cut),
			walkedAt: at,
			finishedAt: at + anHour / 4,
			areas: areas
				.filter(({ list }) => plan.rounds[round]?.includes(list))
				.map((area) => walkedArea(area, present, telling.dice)),
		};
	});
}

type RatedArea = { id: string; list: string; tpl: string; items: { item: Item; rate: number }[] };

function ratedAreas(plan: YearsPlan, { place, listed, dice }: Telling): RatedArea[] {
	const rateOf = plan.rateOf ?? ((_item, _place, some: Dice) => some.between(0.02, 0.2));
	return place.areas.map(({ id, list }) => {
		const version = listed.get(list);
		const items = version?.checklist.items ?? [];
		return {
			id,
			list,
			tpl: version?.tpl ?? '',
			items: items.map((item, at) => ({ item, rate: rateOf(item, at, dice) })),
		};
	});
}

function walkedArea(area: RatedArea, planted: readonly Planted[], dice: Dice): AreaSummary {
	const factorOf = (item: Item) =>
		planted
			.filter(({ where }) => where?.(item, area.list) ?? true)
			.reduce((product, { factor }) => product * factor, 1);
	const outcomes = area.items
		.map(({ item, rate }) => outcomeOf(seen(item, Math.min(rate * factorOf(item), 0.95), dice)))
		.join('');
	return { id: area.id, name: area.list, tpl: area.tpl, outcomes };
}

/** One answer in two hundred could not be given; three bad ones in ten are put right at once. */
function seen(item: Item, rate: number, dice: Dice): { answer: Answer; fixed: boolean } {
	if (dice.chance(0.005)) return { answer: { kind: 'skip', reason: 'no_time' }, fixed: false };
	if (item.naWhen && dice.chance(0.02)) return { answer: { kind: 'na' }, fixed: false };
	const isBad = dice.chance(rate);
	const fixed = isBad && dice.chance(0.3);
	if (item.response === 'passfail') return { answer: { kind: isBad ? 'fail' : 'pass' }, fixed };
	const shade = dice.between(0, 1);
	const bad: Level = shade < 0.5 ? 2 : shade < 0.8 ? 1 : 0;
	return { answer: { kind: 'scale', level: isBad ? bad : shade < 0.2 ? 3 : 4 }, fixed };
}
