// Which area looked how in which week; what nobody looked at is empty, never zero.
import type { Dimension } from '../checklist/checklist.ts';
import { addTallies, isEnough, noTally, scoreTenths, type Tally } from '../score/score.ts';
import type { Day } from '../time/business-day.ts';
import type { WalkKind } from '../walk/walk.ts';
import type { Tabulation } from './tabulate.ts';
import { tallyAt } from './tally-at.ts';
import { weekOf } from './week.ts';

/** `tenths` of a percent; null = too little was seen to say. */
export type HeatCell = { tenths: number | null; walks: number };
export type HeatRow = {
	area: string;
	/** By week, as asked; null = nobody looked. */
	cells: (HeatCell | null)[];
};

export type HeatQuestion = {
	site: string;
	kind: WalkKind;
	/** null = all of them. */
	dimension?: Dimension | null;
	shift?: string | null;
	/** The site's areas in the customer's order. */
	areas: readonly { id: string }[];
	/** Mondays, oldest first. */
	weeks: readonly Day[];
};

export function heatMapOf(
	table: Tabulation,
	{ site, kind, dimension = null, shift = null, areas, weeks }: HeatQuestion,
): HeatRow[] {
	const pools = new Map(areas.map(({ id }) => [id, new Map<Day, Pool>()]));
	for (const place of table.bySite.get(site) ?? []) {
		const walk = table.walks[place];
		if (!walk || walk.kind !== kind || walk.day < (weeks[0] ?? '')) continue;
		if (shift !== null && walk.shift !== shift) continue;
		const week = weekOf(walk.day);
		for (const { id } of walk.areas) {
			const ofArea = pools.get(id);
			// Looked at is looked at, though the list has nothing of this dimension.
			if (!ofArea || tallyAt(table, place, { area: id }).items === 0) continue;
			const tally = tallyAt(table, place, { area: id, dimension });
			const pool = ofArea.get(week) ?? { tally: noTally, walks: 0 };
			ofArea.set(week, { tally: addTallies(pool.tally, tally), walks: pool.walks + 1 });
		}
	}
	return areas.map(({ id }) => ({
		area: id,
		cells: weeks.map((week) => cellOf(pools.get(id)?.get(week))),
	}));
}

type Pool = { tally: Tally; walks: number };

const cellOf = (pool: Pool | undefined): HeatCell | null =>
	pool
		? { tenths: isEnough(pool.tally) ? scoreTenths(pool.tally) : null, walks: pool.walks }
		: null;
