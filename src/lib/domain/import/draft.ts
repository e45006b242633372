// A mapping while a person still makes it: what is not chosen yet is null, and has a name.
import type { Correction } from './correction.ts';
import type { DateForm } from './dates.ts';
import type { Guess, Mapping } from './mapping.ts';
import { percent, type Decimal, type Scale } from './numbers.ts';
import type { TableRole } from './problem.ts';

export type DraftColumn = 'site' | 'date' | 'score' | 'text' | 'name';

export type Draft = {
	inspections: {
		table: number;
		site: number | null;
		date: number | null;
		score: number | null;
		form: DateForm | null;
		decimal: Decimal;
		scale: Scale;
	};
	findings: {
		table: number;
		site: number | null;
		date: number | null;
		text: number | null;
		form: DateForm | null;
		correction: Correction | null;
	} | null;
	sites: { table: number; site: number | null; name: number | null } | null;
};

/** What the cells of chosen columns look like is read afterwards. */
export const draftOf = ({ inspections, findings, sites }: Guess): Draft => ({
	inspections: { ...inspections, form: null, decimal: '.', scale: percent },
	findings: findings && { ...findings, form: null, correction: null },
	sites,
});

/** Null while something is missing. */
export function mappingOf(draft: Draft): Mapping | null {
	return missingIn(draft).length === 0 ? (draft as Mapping) : null;
}

/** The files that something is read from, by their places, each once. */
export const tablesIn = ({ inspections, findings, sites }: Draft): number[] => [
	...new Set([inspections, findings, sites].flatMap((role) => role?.table ?? [])),
];

export type Missing = { role: TableRole; what: DraftColumn | 'form' | 'scale' };

export function missingIn({ inspections, findings, sites }: Draft): Missing[] {
	const { worst, best } = inspections.scale;
	const isScale = Number.isFinite(worst) && Number.isFinite(best) && worst !== best;
	return [
		...nulls('inspections', inspections, ['site', 'date', 'score', 'form']),
		...(isScale ? [] : [{ role: 'inspections', what: 'scale' } as const]),
		...(findings ? nulls('findings', findings, ['site', 'date', 'text', 'form']) : []),
		...(sites ? nulls('sites', sites, ['site', 'name']) : []),
	];
}

/** The form of dates is only missing once their column is chosen. */
function nulls<K extends Missing['what']>(
	role: TableRole,
	columns: { [P in K]?: unknown },
	names: readonly K[],
): Missing[] {
	const empty = names.filter((what) => columns[what] === null);
	const has = (what: string) => (empty as readonly string[]).includes(what);
	return empty.filter((what) => what !== 'form' || !has('date')).map((what) => ({ role, what }));
}
