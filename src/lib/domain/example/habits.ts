// How the example restaurant behaves: what fails how often, what drifts, and what is fixed at once.
import type { Answer, Level } from '../walk/answer.ts';
import type { Dimension, Item } from '../checklist/checklist.ts';
import type { AreaKey } from './words.ts';
import type { Dice } from './random.ts';

/** Chance of an intrusion in an ordinary walk; items not named here get a small one of their own. */
const rates: Record<string, number> = {
	'ext-litter-ground': 0.22,
	'ext-sign-facade': 0.12,
	'ext-door-glass': 0.16,
	'ext-lights': 0.08,
	'rec-boxes': 0.38,
	'rec-desk': 0.14,
	'rec-notices': 0.12,
	'rec-attention': 0.09,
	'rec-floor': 0.12,
	'dre-uniform-clean': 0.14,
	'dre-name-badge': 0.2,
	'dre-phone': 0.12,
	'din-table': 0.13,
	'din-glassware': 0.035,
	'din-cutlery': 0.02,
	'din-menus': 0.12,
	'din-wobble': 0.25,
	'din-bussing': 0.12,
	'din-floor': 0.14,
	'res-odor': 0.06,
	'res-floor': 0.1,
	'res-sink-mirror': 0.12,
	'res-bins': 0.1,
	'res-hand-dry': 0.3,
	'res-toilets': 0.025,
	'res-log': 0.16,
	'boh-sightline': 0.14,
	'boh-hood': 0.18,
	'boh-personal-items': 0.38,
	'boh-cloths': 0.12,
};

/** Comes back though somebody puts it right nearly every time: fixing is not solving. */
const bandages: Record<string, number> = {
	'rec-boxes': 0.95,
	'res-hand-dry': 0.9,
	'ext-litter-ground': 0.8,
	'din-wobble': 0.75,
	'boh-personal-items': 0.9,
};

const fixRates: Record<Dimension, number> = {
	cleanliness: 0.35,
	order: 0.5,
	supplies: 0.4,
	dress: 0.25,
	conduct: 0.4,
};

/** The chance of an intrusion in this area's item before anything drifts; rolled once per place. */
export function rateOf(item: Item, dice: Dice): number {
	const own = dice.between(0.02, 0.09);
	// Criticals are rare in any place that stays open.
	return rates[item.id] ?? (item.critical ? own / 10 : own);
}

export const fixRateOf = (item: Item): number =>
	bandages[item.id] ?? (item.critical ? 0.6 : fixRates[item.dimension]);

/**
 * How much worse than usual, in log odds, on a day of the ninety (0 = first). Reception's order lets
 * go from day 60, the restrooms' cleanliness slides from day 30, the dining room mends from day 45.
 */
export function driftOf(area: AreaKey, item: Item, day: number): number {
	if (item.critical) return 0;
	switch (area) {
		case 'reception':
			return item.dimension === 'order' && day >= 60 ? 1.5 : 0;
		case 'women':
		case 'men':
			return item.dimension === 'cleanliness' ? 2 * rampOf(day, 30, 89) : 0;
		case 'dining':
			return 0.8 - 1.9 * rampOf(day, 45, 75);
		default:
			return 0;
	}
}

const rampOf = (day: number, from: number, to: number): number =>
	Math.min(Math.max((day - from) / (to - from), 0), 1);

/** The rate shifted by log odds. */
export function shifted(rate: number, by: number): number {
	const odds = (rate / (1 - rate)) * Math.exp(by);
	return odds / (1 + odds);
}

/** What a walk finds at an item whose chance of an intrusion is `risk`. */
export function foundAt(item: Item, risk: number, dice: Dice): Answer {
	const bad = dice.chance(risk);
	const shade = dice.between(0, 1);
	if (item.response === 'passfail') return { kind: bad ? 'fail' : 'pass' };
	return { kind: 'scale', level: bad ? badLevel(shade) : shade < 0.12 + risk ? 3 : 4 };
}

const badLevel = (shade: number): Level => (shade < 0.68 ? 2 : shade < 0.94 ? 1 : 0);
