// Reads the whole numbers of a walk: all of it, one area, one dimension, or by other weights.
import { dimensions, type Dimension } from '../checklist/checklist.ts';
import { noTally, type Tally } from '../score/score.ts';
import { coreKey, type Core } from './core.ts';
import {
	addArea,
	cell,
	cellSize,
	noSums,
	rowSize,
	type Sums,
	type Tabulation,
} from './tabulate.ts';

/** null = all of them. */
export type Slice = { area?: string | null; dimension?: Dimension | null };

/** As in `Tally`, the quarters that fixing on the spot brought back, and how much spoke badly. */
export type FullTally = Tally & { regained: number; intrusions: number; criticalFails: number };

/** A `core` weighs its versions alike; without one every walk is as its own version has it. */
export function tallyAt(
	table: Tabulation,
	place: number,
	{ area = null, dimension = null }: Slice = {},
	core: Core | null = null,
): FullTally {
	// What the site's lines need of every walk was added up once; the rest is rare, and read anew.
	if (area === null && !core) return tallyOfRow(table.sums, place, dimension);
	return tallyOfRow(sumsAt(table, place, area, core), 0, dimension);
}

/** As left: what was fixed on the spot counts as good; never the score. */
export const leftOf = (tally: FullTally): Tally => ({
	earned: tally.earned + tally.regained,
	possible: tally.possible,
	answered: tally.answered,
	applicable: tally.applicable,
	items: tally.items,
});

function sumsAt(table: Tabulation, place: number, area: string | null, core: Core | null): Sums {
	const sums = noSums(1);
	table.walks[place]?.areas.forEach(({ id, tpl, outcomes }, index) => {
		const as = core?.get(coreKey(id, tpl)) ?? table.shapes[place]?.areas[index]?.table;
		if (as && (area === null || id === area)) addArea(sums, 0, as, outcomes);
	});
	return sums;
}

/** The cells of a row pooled: every dimension, or one. */
function tallyOfRow(sums: Sums, row: number, dimension: Dimension | null): FullTally {
	const tally = noFullTally();
	const from = row * rowSize + (dimension ? dimensions.indexOf(dimension) * cellSize : 0);
	const to = dimension ? from + cellSize : from + rowSize;
	for (let at = from; at < to; at += cellSize) {
		tally.earned += sums[at + cell.earned] ?? 0;
		tally.regained += sums[at + cell.regained] ?? 0;
		tally.answered += sums[at + cell.answered] ?? 0;
		tally.applicable += sums[at + cell.applicable] ?? 0;
		tally.items += sums[at + cell.items] ?? 0;
		tally.intrusions += sums[at + cell.intrusions] ?? 0;
		tally.criticalFails += sums[at + cell.criticalFails] ?? 0;
	}
	tally.possible = 4 * tally.answered;
	return tally;
}

const noFullTally = (): FullTally => ({ ...noTally, regained: 0, intrusions: 0, criticalFails: 0 });
