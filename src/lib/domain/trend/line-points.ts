// The points of a line with who began their walks.
import type { Tabulation } from './tabulate.ts';
import { pointsOf, type TrendPoint } from './trend-points.ts';
import type { Trend } from './trend.ts';

/** `by` is the install that began the walk; unknown of old walks. */
export type LinePoint = TrendPoint & { by?: string };

export function linePoints(table: Tabulation, trend: Trend): LinePoint[] {
	return pointsOf(table, trend).map((point, at) => {
		const by = table.walks[trend.walks[at] ?? -1]?.by;
		return by === undefined ? point : { ...point, by };
	});
}
