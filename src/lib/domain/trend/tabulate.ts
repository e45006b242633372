// Summaries added up into whole numbers by area and dimension: what every series is cut from.
import { dimensions } from '../checklist/checklist.ts';
import type { Versions } from '../walk/mark.ts';
import type { WalkSummary } from '../walk/summary.ts';
import type { ListTable } from './list-table.ts';
import { bit, codeAt, quarters, regained, says } from './outcomes.ts';
import { shapesBy, type Shape } from './shape.ts';
import { noWeights, overallBy, type SiteWeights } from './site-weights.ts';

/**
 * What a cell holds, in this order: quarters earned, quarters that fixing on the spot brought back,
 * weights answered and applicable, and counts. A cell is one dimension of a walk.
 */
export const cell = {
	earned: 0,
	regained: 1,
	answered: 2,
	applicable: 3,
	items: 4,
	intrusions: 5,
	criticalFails: 6,
};
export const cellSize = 7;
export const rowSize = dimensions.length * cellSize;

/** One row of cells per walk. */
export type Sums = Int32Array;

export type Tabulation = {
	/** Those of a site oldest first. */
	walks: readonly WalkSummary[];
	/** By walk. */
	shapes: readonly Shape[];
	/** By walk, over all its areas. */
	sums: Sums;
	/** By walk: 1 = it stands for the whole site. */
	isOverall: Uint8Array;
	/** Places of each site's walks. */
	bySite: ReadonlyMap<string, readonly number[]>;
};

/**
 * Agrees with `scoreOf(marksOfSummary(…))` to the last quarter, without making a mark: 14,600 walks
 * must not make a phone wait. Give the walks of each site oldest first, as its months hold them.
 */
export function tabulate(
	walks: readonly WalkSummary[],
	versions: Versions,
	weights: SiteWeights = noWeights,
): Tabulation {
	const shapeOf = shapesBy(versions);
	const shapes = walks.map(({ areas }) => shapeOf(areas));
	const sums = noSums(walks.length);
	walks.forEach(({ areas }, place) => {
		for (let index = 0; index < areas.length; index += 1) {
			const table = shapes[place]?.areas[index]?.table;
			if (table) addArea(sums, place, table, areas[index]?.outcomes ?? '');
		}
	});
	const isOverall = overallBy(weights);
	return {
		walks,
		shapes,
		sums,
		isOverall: Uint8Array.from(walks, ({ site }, place) => isOverall(site, shapes[place])),
		bySite: placesBySite(walks),
	};
}

function placesBySite(walks: readonly WalkSummary[]): Map<string, number[]> {
	const bySite = new Map<string, number[]>();
	walks.forEach(({ site }, place) => {
		const places = bySite.get(site);
		if (places) places.push(place);
		else bySite.set(site, [place]);
	});
	return bySite;
}

export const noSums = (rows: number): Sums => new Int32Array(rows * rowSize);

/** Adds what was told of one area to a row, by the weights of `table`. */
export function addArea(sums: Sums, row: number, table: ListTable, told: string): void {
	for (const { dimension, places } of table.parts) {
		addPart(sums, row * rowSize + dimension * cellSize, { table, places, told });
	}
}

type Part = { table: ListTable; places: Uint16Array; told: string };

/** Summed in locals and added once: a third faster than counting in the cell. */
function addPart(sums: Sums, at: number, { table, places, told }: Part): void {
	let earned = 0;
	let back = 0;
	let answered = 0;
	let applicable = 0;
	let items = 0;
	let intrusions = 0;
	let criticalFails = 0;
	for (let index = 0; index < places.length; index += 1) {
		const place = places[index] ?? 0;
		const code = codeAt(told, place);
		const said = says[code] ?? 0;
		const weight = table.weight[place] ?? 0;
		if (said & bit.applies) applicable += weight;
		if (!(said & bit.scores)) continue;
		answered += weight;
		items += 1;
		earned += weight * (quarters[code] ?? 0);
		back += weight * (regained[code] ?? 0);
		if (said & bit.intrudes) intrusions += 1;
		if (said & bit.isCriticalFail) criticalFails += table.isCritical[place] ?? 0;
	}
	add(sums, at + cell.earned, earned);
	add(sums, at + cell.regained, back);
	add(sums, at + cell.answered, answered);
	add(sums, at + cell.applicable, applicable);
	add(sums, at + cell.items, items);
	add(sums, at + cell.intrusions, intrusions);
	add(sums, at + cell.criticalFails, criticalFails);
}

function add(sums: Sums, at: number, what: number): void {
	sums[at] = (sums[at] ?? 0) + what;
}
