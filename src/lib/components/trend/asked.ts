// Which line is asked for, as the address tells it: a link from elsewhere lands on the right one.
import { dimensions, type Dimension } from '#lib/domain/checklist/checklist.ts';
import { firstScope, type Choices } from '#lib/domain/trend/choices.ts';
import type { Scope, SeriesKey } from '#lib/domain/trend/series-key.ts';
import { daysBefore, weeksUpTo } from '#lib/domain/trend/week.ts';
import type { Day } from '#lib/domain/time/business-day.ts';
import type { WalkKind } from '#lib/domain/walk/walk.ts';

export const periods = { d90: 90, d365: 365, all: null } as const;
export type Period = keyof typeof periods;

export type Asked = {
	site: string | null;
	kind: WalkKind;
	/** null = what is looked at first. */
	scope: Scope | null;
	dimension: Dimension | null;
	shift: string | null;
	period: Period;
};

export function askedIn(params: URLSearchParams): Asked {
	const dimension = params.get('dimension');
	const period = params.get('period');
	return {
		site: params.get('site'),
		kind: params.get('kind') === 'spot' ? 'spot' : 'house',
		scope: scopeIn(params),
		dimension: dimensions.find((one) => one === dimension) ?? null,
		shift: params.get('shift'),
		period: period === 'd365' || period === 'all' ? period : 'd90',
	};
}

function scopeIn(params: URLSearchParams): Scope | null {
	const [set, area, list] = [params.get('set'), params.get('area'), params.get('list')];
	if (set) return { of: 'set', set };
	if (area && list) return { of: 'area', area, list };
	return params.get('whole') ? { of: 'site' } : null;
}

export function hrefOf({ site, kind, scope, dimension, shift, period }: Asked): string {
	const told = {
		...(site && { site }),
		...(kind === 'spot' && { kind }),
		...(scope?.of === 'site' && { whole: '1' }),
		...(scope?.of === 'set' && { set: scope.set }),
		...(scope?.of === 'area' && { area: scope.area, list: scope.list }),
		...(dimension && { dimension }),
		...(shift && { shift }),
		...(period !== 'd90' && { period }),
	};
	return `/trends?${new URLSearchParams(told).toString()}`;
}

export const keyOf = (asked: Asked, site: string, choices: Choices): SeriesKey => ({
	site,
	kind: asked.kind,
	scope: asked.scope ?? firstScope(choices),
	dimension: asked.dimension,
	shift: asked.shift !== null && choices.shifts.includes(asked.shift) ? asked.shift : null,
});

/** The first day of a period; '' = since ever. */
export const firstDay = (period: Period, today: Day): Day => {
	const days = periods[period];
	return days === null ? '' : daysBefore(today, days - 1);
};

/** The weeks of a heat map: a quarter, half a year, a year. */
export const weeksIn = (period: Period, today: Day): Day[] =>
	today ? weeksUpTo(today, { d90: 13, d365: 26, all: 52 }[period]) : [];
