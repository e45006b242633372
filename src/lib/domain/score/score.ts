// As found, in exact integers, exactly as scoring.md 1.3: quarters earned over quarters possible.
import { dimensions, type Dimension } from '../checklist/checklist.ts';
import { isCriticalFail, isIntrusion, type Answer } from '../walk/answer.ts';
import type { Mark } from '../walk/mark.ts';

/**
 * Quarters: each answered item of weight w earns w·q of 4·w. Weights: Σw of what was answered and of
 * what applies (all but N/A). Tallies add; percentages never do.
 */
export type Tally = {
	earned: number;
	possible: number;
	answered: number;
	applicable: number;
	/** How many items carry a score. */
	items: number;
};

export type Score = {
	asFound: Tally;
	/** What was fixed on the spot counted as good; never the score. */
	asLeft: Tally;
	byArea: Map<string, Tally>;
	byDimension: Map<Dimension, Tally>;
	byAreaAndDimension: Map<string, Map<Dimension, Tally>>;
	intrusions: number;
	/** Points lost: Σ w·(4-q) of every answer, in quarters; a 3 on the scale loses without intruding. */
	lostQuarters: number;
	criticalFails: number;
	band: Band | null;
};

/** 4 Impecable, 3 En orden, 2 Descuidos a la vista, 1 Habla mal. */
export type Band = 1 | 2 | 3 | 4;

export const noTally: Tally = { earned: 0, possible: 0, answered: 0, applicable: 0, items: 0 };

export const addTallies = (a: Tally, b: Tally): Tally => ({
	earned: a.earned + b.earned,
	possible: a.possible + b.possible,
	answered: a.answered + b.answered,
	applicable: a.applicable + b.applicable,
	items: a.items + b.items,
});

/** Quarters 0..4 that an answer is worth, or null when it carries none. */
export function quartersOf(answer: Answer | null): number | null {
	switch (answer?.kind) {
		case 'pass':
			return 4;
		case 'fail':
			return 0;
		case 'scale':
			return answer.level;
		default:
			return null;
	}
}

/** The tally of one mark, as found or as left. */
export function tallyOf({ item, answer, fixed }: Mark, side: 'found' | 'left' = 'found'): Tally {
	if (answer?.kind === 'na') return noTally;
	const quarters = quartersOf(answer);
	if (quarters === null) return { ...noTally, applicable: item.weight };
	const counted = side === 'left' && fixed && isIntrusion(answer) ? 4 : quarters;
	return {
		earned: item.weight * counted,
		possible: item.weight * 4,
		answered: item.weight,
		applicable: item.weight,
		items: 1,
	};
}

/**
 * 100·num/den in whole tenths, half up on the exact rational: (2000·num + den) div (2·den). Null
 * without a denominator. Arguments are whole and below 2^41.
 */
export const tenthsOf = (num: number, den: number): number | null =>
	den === 0 ? null : Math.floor((2000 * num + den) / (2 * den));

/** The score in tenths of a percent (632 = 63.2), or null when nothing was answered. */
export const scoreTenths = (tally: Tally): number | null => tenthsOf(tally.earned, tally.possible);

/** Coverage in tenths of a percent, or null when nothing applies. */
export const coverageTenths = (tally: Tally): number | null =>
	tenthsOf(tally.answered, tally.applicable);

/** The band of a *displayed* score; one critical failure caps it at 2, two or more at 1. */
export function bandOf(tenths: number, criticalFails: number): Band {
	const own: Band = tenths >= 950 ? 4 : tenths >= 850 ? 3 : tenths >= 700 ? 2 : 1;
	const cap: Band = criticalFails === 0 ? 4 : criticalFails === 1 ? 2 : 1;
	return own < cap ? own : cap;
}

export function scoreOf(marks: readonly Mark[]): Score {
	let asFound = noTally;
	let asLeft = noTally;
	const byArea = new Map<string, Tally>();
	const byDimension = new Map<Dimension, Tally>();
	const byAreaAndDimension = new Map<string, Map<Dimension, Tally>>();
	let intrusions = 0;
	let criticalFails = 0;
	for (const mark of marks) {
		const found = tallyOf(mark);
		asFound = addTallies(asFound, found);
		asLeft = addTallies(asLeft, tallyOf(mark, 'left'));
		addInto(byArea, mark.area, found);
		addInto(byDimension, mark.item.dimension, found);
		const inArea = byAreaAndDimension.get(mark.area) ?? new Map<Dimension, Tally>();
		addInto(inArea, mark.item.dimension, found);
		byAreaAndDimension.set(mark.area, inArea);
		if (isIntrusion(mark.answer)) intrusions += 1;
		if (isCriticalFail(mark.item, mark.answer)) criticalFails += 1;
	}
	const tenths = scoreTenths(asFound);
	const band = tenths === null ? null : bandOf(tenths, criticalFails);
	return {
		asFound,
		asLeft,
		byArea,
		byDimension,
		byAreaAndDimension,
		intrusions,
		lostQuarters: asFound.possible - asFound.earned,
		criticalFails,
		band,
	};
}

function addInto<K>(tallies: Map<K, Tally>, key: K, tally: Tally): void {
	tallies.set(key, addTallies(tallies.get(key) ?? noTally, tally));
}

/** A walk enters trends when at least 80 % of what applies was answered. */
export const entersTrends = (overall: Tally): boolean =>
	overall.applicable > 0 && overall.answered * 10 >= overall.applicable * 8;

/** A dimension needs at least three answered items, or six points of weight. */
export const isEnough = (tally: Tally): boolean => tally.items >= 3 || tally.answered >= 6;

/** Dimensions that were asked at all, headline ones first. */
export const askedDimensions = (score: Score): Dimension[] =>
	dimensions.filter((dimension) => (score.byDimension.get(dimension)?.applicable ?? 0) > 0);
