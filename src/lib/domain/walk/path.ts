// The way through a walk: where one stands, and what comes next.
import type { Mark } from './mark.ts';

export type Spot = { area: string; item: string };

export const spotOf = (mark: Mark): Spot => ({ area: mark.area, item: mark.item.id });

export const isAt = (mark: Mark, spot: Spot): boolean =>
	mark.area === spot.area && mark.item.id === spot.item;

/** What is asked, in the customer's order. */
export const askedOf = (marks: readonly Mark[]): Mark[] => marks.filter((mark) => !mark.exempt);

/**
 * The next unanswered spot after the given one, going round to the start; null when nothing is left.
 * The given spot itself counts as answered: it was, an instant ago.
 */
export function nextSpot(marks: readonly Mark[], from: Spot): Spot | null {
	const asked = askedOf(marks);
	const here = asked.findIndex((mark) => isAt(mark, from));
	const round = [...asked.slice(here + 1), ...asked.slice(0, Math.max(here, 0))];
	const next = round.find((mark) => mark.answer === null);
	return next ? spotOf(next) : null;
}

/** Where to open a walk: where it was left, else the first unanswered spot, else the first. */
export function openingSpot(marks: readonly Mark[], left: Spot | undefined): Spot | null {
	const asked = askedOf(marks);
	const known = left && asked.find((mark) => isAt(mark, left));
	const mark = known ?? asked.find(({ answer }) => answer === null) ?? asked[0];
	return mark ? spotOf(mark) : null;
}

export type Position = {
	/** 1-based, within the area. */
	at: number;
	of: number;
	/** 1-based, within the walk. */
	area: number;
	areas: number;
	inArea: Mark[];
};

export function positionOf(marks: readonly Mark[], spot: Spot): Position {
	const asked = askedOf(marks);
	const areas = [...new Set(asked.map((mark) => mark.area))];
	const inArea = asked.filter((mark) => mark.area === spot.area);
	return {
		at: inArea.findIndex((mark) => mark.item.id === spot.item) + 1,
		of: inArea.length,
		area: areas.indexOf(spot.area) + 1,
		areas: areas.length,
		inArea,
	};
}
