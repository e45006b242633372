// Summaries of walks told in a line or two, for tests of what is computed over many of them.
import type { AreaSummary, WalkSummary } from '#lib/domain/walk/summary.ts';

const anHour = 3_600_000;
export const firstHour = Date.UTC(2026, 5, 10, 15);

/** `areas` by id, or the outcomes of the one area `hall`; version `t1` unless told. */
export type ToldWalk = Partial<Omit<WalkSummary, 'areas'>> & {
	areas?: Record<string, string | { tpl: string; outcomes: string }>;
	hall?: string;
};

/** One walk an hour from `firstHour`, named w0, w1 and so on, all of site s1 on one day. */
export const summariesOf = (...told: (string | ToldWalk)[]): WalkSummary[] =>
	told.map((one, at) => {
		const { areas, hall = '', ...over } = typeof one === 'string' ? { hall: one } : one;
		const walked = areas ?? { hall };
		return {
			walk: `w${at}`,
			site: 's1',
			kind: 'house',
			shift: null,
			day: '2026-06-10',
			walkedAt: firstHour + at * anHour,
			finishedAt: null,
			...over,
			areas: Object.entries(walked).map(([id, area]) => areaOf(id, area)),
		};
	});

const areaOf = (id: string, area: string | { tpl: string; outcomes: string }): AreaSummary => {
	const { tpl, outcomes } = typeof area === 'string' ? { tpl: 't1', outcomes: area } : area;
	return { id, name: id.toUpperCase(), tpl, outcomes };
};
