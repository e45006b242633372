// What a changed list would have made of walks already done: told before it is published.
import type { Checklist } from '../checklist/checklist.ts';
import type { Mark } from '../walk/mark.ts';
import { scoreOf, scoreTenths } from './score.ts';

/** How many scores would have been higher, lower, the same; the largest moves, in tenths. */
export type WhatIf = { walks: number; up: number; down: number; most: number; least: number };

/** A walk's marks, and the areas of it that the list was walked in. */
export type WalkedList = { marks: readonly Mark[]; areas: ReadonlySet<string> };

/**
 * The walks' own answers under the changed list: an item left out no longer counts, a new weight
 * counts as if it had always stood, and an item that nobody was asked changes nothing. Walks without
 * the list, and those that have no score either way, are left out.
 */
export function whatIf(walks: readonly WalkedList[], changed: Checklist): WhatIf {
	const items = new Map(changed.items.map((item) => [item.id, item]));
	const moves = walks.flatMap(({ marks, areas }) => {
		if (!marks.some(({ area }) => areas.has(area))) return [];
		const after = marks.flatMap((mark) => {
			const item = areas.has(mark.area) ? items.get(mark.item.id) : mark.item;
			return item ? [{ ...mark, item }] : [];
		});
		const [was, would] = [marks, after].map((one) => scoreTenths(scoreOf(one).asFound));
		return typeof was === 'number' && typeof would === 'number' ? [would - was] : [];
	});
	return {
		walks: moves.length,
		up: moves.filter((move) => move > 0).length,
		down: moves.filter((move) => move < 0).length,
		most: Math.max(0, ...moves),
		least: Math.min(0, ...moves),
	};
}
