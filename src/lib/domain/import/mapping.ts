// What the columns of somebody's files mean: guessed from what stands in them, decided by a person.
import { correctionOf, type Correction } from './correction.ts';
import { dateFormOf, type DateForm, type FormsFound } from './dates.ts';
import { decimalOf, percent, readNumber, type Decimal, type Scale } from './numbers.ts';
import { valuesOf, type Table } from './table.ts';

/** Columns are told by their place, tables by theirs among the files given. */
export type Mapping = {
	inspections: {
		table: number;
		site: number;
		date: number;
		score: number;
		form: DateForm;
		decimal: Decimal;
		scale: Scale;
	};
	/** May be the same table: then one inspection stands in as many rows as it has findings. */
	findings: {
		table: number;
		site: number;
		date: number;
		text: number;
		form: DateForm;
		correction: Correction | null;
	} | null;
	/** What sites are called, where the other files only have a code for them. */
	sites: { table: number; site: number; name: number } | null;
};

/** A mapping to begin with; columns that could not be guessed are null and have to be chosen. */
export type Guess = {
	inspections: { table: number; site: number | null; date: number | null; score: number | null };
	findings: { table: number; site: number | null; date: number | null; text: number | null } | null;
	sites: { table: number; site: number; name: number } | null;
};

export function guessMapping(tables: readonly Table[]): Guess {
	const profiles = tables.map((table) => table.columns.map((_, index) => profileOf(table, index)));
	const table = roleOf(
		profiles,
		(columns) => scoreIn(columns) !== null && dateIn(columns) !== null,
	);
	const columns = profiles[table ?? 0] ?? [];
	const [date, score] = [dateIn(columns), scoreIn(columns)];
	const inspections = { table: table ?? 0, date, score, site: siteIn(columns, [date, score]) };
	const others = (one: readonly Profile[], index: number) =>
		index !== inspections.table && textIn(one, []) !== null;
	const second = roleOf(profiles, (one, index) => others(one, index) && dateIn(one) !== null);
	const own = textIn(columns, [date, score, inspections.site]);
	const findings =
		second !== null
			? findingsIn(profiles[second] ?? [], second)
			: own === null
				? null
				: { table: inspections.table, site: inspections.site, date, text: own };
	return { inspections, findings, sites: sitesIn(tables, profiles, inspections) };
}

/**
 * What the values of chosen columns need to be read: decimals are settled, the form of dates may have
 * to be asked, a correction in the texts is only offered.
 */
export function readingOf(table: Table, columns: { date?: number; score?: number; text?: number }) {
	const values = (column: number | undefined) =>
		column === undefined ? [] : valuesOf(table, column);
	const scores = values(columns.score);
	const decimal = decimalOf(scores);
	return {
		form: dateFormOf(values(columns.date)),
		decimal,
		scale: scaleOf(scores.map((text) => readNumber(text, decimal)).filter((n) => n !== null)),
		correction: correctionOf(values(columns.text)),
	};
}

/** Out of 100, unless everything would be a hundredth or a tenth of it. To be confirmed by a person. */
export function scaleOf(scores: readonly number[]): Scale {
	const best = Math.max(0, ...scores.slice(0, 10_000));
	return best > 10 || best === 0 ? percent : { worst: 0, best: best <= 1 ? 1 : best <= 5 ? 5 : 10 };
}

type Profile = {
	form: FormsFound;
	/** Parts (0 to 1) of the filled cells. */
	numeric: number;
	/** Of the numbers, those that a score out of 100 could be. */
	likely: number;
	different: number;
	length: number;
};

/** Enough to tell what a column holds; a large file is not read through for a guess. */
const sample = 2000;

function profileOf(table: Table, column: number): Profile {
	const values = valuesOf({ ...table, rows: table.rows.slice(0, sample) }, column);
	const decimal = decimalOf(values);
	const numbers = values.map((text) => readNumber(text, decimal)).filter((n) => n !== null);
	const count = Math.max(1, values.length);
	return {
		form: dateFormOf(values),
		numeric: numbers.length / count,
		likely: numbers.filter((n) => n <= 100).length / Math.max(1, numbers.length),
		different: new Set(values).size,
		length: values.reduce((sum, text) => sum + text.length, 0) / count,
	};
}

const dateIn = (columns: readonly Profile[]): number | null =>
	found(columns.findIndex(({ form }) => form.kind !== 'none'));

/** The last column of numbers that could be a score: codes of sites come before it. */
const scoreIn = (columns: readonly Profile[]): number | null =>
	found(
		columns.findLastIndex(
			({ form, numeric, likely }) => form.kind === 'none' && numeric > 0.9 && likely > 0.9,
		),
	);

/** The first column that tells rows apart without being a sentence. */
function siteIn(columns: readonly Profile[], taken: readonly (number | null)[]): number | null {
	const free = (index: number) => !taken.includes(index) && columns[index]?.form.kind === 'none';
	const short = columns.findIndex(
		({ different, length }, index) => free(index) && different > 1 && length < 60,
	);
	return found(short) ?? found(columns.findIndex((_, index) => free(index)));
}

/** The column of the longest texts, if they are sentences. */
function textIn(columns: readonly Profile[], taken: readonly (number | null)[]): number | null {
	let longest: number | null = null;
	for (const [index, { numeric, form, length }] of columns.entries()) {
		if (taken.includes(index) || numeric > 0.5 || form.kind !== 'none' || length < 15) continue;
		if (longest === null || length > (columns[longest]?.length ?? 0)) longest = index;
	}
	return longest;
}

function findingsIn(columns: readonly Profile[], table: number): Guess['findings'] {
	const date = dateIn(columns);
	const text = textIn(columns, [date]);
	return { table, date, text, site: siteIn(columns, [date, text]) };
}

/** A table that knows most of the codes of sites, with a name beside them. */
function sitesIn(
	tables: readonly Table[],
	profiles: readonly Profile[][],
	{ table, site }: Guess['inspections'],
): Guess['sites'] {
	const own = tables[table];
	if (!own || site === null) return null;
	const codes = new Set(valuesOf(own, site).slice(0, sample));
	for (const [index, other] of tables.entries()) {
		if (index === table) continue;
		const code = other.columns.findIndex((_, column) => {
			const known = new Set(valuesOf(other, column));
			return [...codes].filter((one) => known.has(one)).length * 2 > codes.size;
		});
		const columns = profiles[index] ?? [];
		if (code < 0 || dateIn(columns) !== null) continue;
		const name = columns.findIndex(({ numeric }, column) => column !== code && numeric < 0.5);
		if (name >= 0) return { table: index, site: code, name };
	}
	return null;
}

function roleOf(
	profiles: readonly Profile[][],
	is: (columns: readonly Profile[], index: number) => boolean,
): number | null {
	return found(profiles.findIndex(is));
}

const found = (index: number): number | null => (index < 0 ? null : index);
