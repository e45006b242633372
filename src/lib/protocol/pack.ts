// Operations by column: what repeats lies together, so that gzip finds it, and names of 128 bits take
// 22 signs each. Lossless for every operation a phone can tell.
import * as v from 'valibot';
import { base64UrlOf, bytesOfBase64Url } from './base64.ts';
import type { Json, Op } from './op.ts';
import { WireProblem } from './problem.ts';

/** What travels beside an operation: `seen` goes up; `seq`, `person` and `time` come down. */
export type Row = { op: Op; seen?: number; seq?: number; person?: string; time?: number };

/** Each distinct value once, in order of appearance, then for each row its place; -1 for none. */
type Column<T> = { of: T[]; at: number[] };
/** Whole numbers as differences from the one before; numbers that are not whole as they are. */
type Numbers = { steps: number[] } | { raw: number[] };
/** Values that few rows have: row and value. */
type Few<T> = [row: number, value: T][];

export type PackedOps = {
	count: number;
	/** 16 bytes each, one after another, as base64url; names that are no UUIDs as they are. */
	ids: string | string[];
	dev: Column<string>;
	n: Numbers;
	kind: Column<string>;
	v: Few<number>;
	scope: Column<string>;
	/** One column for each part between slashes. */
	ent: Column<string>[];
	parents: Few<string[]>;
	at: Numbers;
	off: Numbers;
	tpl: Column<string>;
	body: Column<Json>;
	seen?: Numbers;
	seq?: Numbers;
	person?: Column<string>;
	time: Few<number>;
};

export function packOps(rows: readonly Row[]): PackedOps {
	const ops = rows.map(({ op }) => op);
	const parts = ops.map((op) => op.ent.split('/'));
	const depth = parts.reduce((most, one) => Math.max(most, one.length), 0);
	const { seen, seq, person } = rows[0] ?? {};
	return {
		count: rows.length,
		ids: packedIds(ops.map((op) => op.id)),
		dev: columnOf(ops.map((op) => op.dev)),
		n: numbersOf(ops.map((op) => op.n)),
		kind: columnOf(ops.map((op) => op.kind)),
		v: fewOf(ops.map((op) => (op.v === 1 ? undefined : op.v))),
		scope: columnOf(ops.map((op) => op.scope)),
		ent: Array.from({ length: depth }, (_, part) => columnOf(parts.map((one) => one[part]))),
		parents: fewOf(ops.map((op) => (op.parents.length > 0 ? op.parents : undefined))),
		at: numbersOf(ops.map((op) => op.at)),
		off: numbersOf(ops.map((op) => op.off)),
		tpl: columnOf(ops.map((op) => op.tpl)),
		body: bodiesOf(ops.map((op) => op.body)),
		...(seen === undefined ? {} : { seen: numbersOf(rows.map((row) => row.seen ?? 0)) }),
		...(seq === undefined ? {} : { seq: numbersOf(rows.map((row) => row.seq ?? 0)) }),
		...(person === undefined ? {} : { person: columnOf(rows.map((row) => row.person)) }),
		time: fewOf(rows.map((row) => row.time)),
	};
}

/**
 * The rows again. What each operation holds is not judged here (`parseOp` does that), only that there
 * is one for every row. Throws WireProblem.
 */
export function unpackOps(value: unknown): Row[] {
	const packed = v.safeParse(shape, value, { abortEarly: true });
	if (!packed.success) throw new WireProblem('ops', packed.issues[0].message);
	const of = packed.output as unknown as PackedOps;
	const ids = unpackedIds(of.ids);
	const [n, hours, off] = [of.n, of.at, of.off].map(unpackedNumbers);
	const seen = of.seen && unpackedNumbers(of.seen);
	const seq = of.seq && unpackedNumbers(of.seq);
	const [version, parents, time] = [new Map(of.v), new Map(of.parents), new Map(of.time)];
	return Array.from({ length: of.count }, (_, row): Row => {
		const op = {
			id: ids[row],
			dev: at(of.dev, row),
			n: n?.[row],
			kind: at(of.kind, row),
			v: version.get(row) ?? 1,
			scope: at(of.scope, row),
			ent: entOf(of.ent, row),
			parents: parents.get(row) ?? [],
			at: hours?.[row],
			off: off?.[row],
		} as Op;
		const tpl = at(of.tpl, row);
		if (tpl !== undefined) op.tpl = tpl;
		op.body = at(of.body, row) ?? null;
		const told: Row = { op };
		const [had, place] = [seen?.[row], seq?.[row]];
		const person = of.person && at(of.person, row);
		const settled = time.get(row);
		if (had !== undefined) told.seen = had;
		if (place !== undefined) told.seq = place;
		if (person !== undefined) told.person = person;
		if (settled !== undefined) told.time = settled;
		return told;
	});
}

const at = <T>(column: Column<T>, row: number): T | undefined => column.of[column.at[row] ?? -1];

// Judged by hand: a page of a pull holds tens of thousands of numbers.
const list = v.custom<unknown[]>(Array.isArray, 'not a list');
const counts = v.custom<number[]>(
	(value) => Array.isArray(value) && value.every((one) => Number.isFinite(one)),
	'not numbers',
);
const column = v.object({ of: list, at: counts });
const numbers = v.union([v.object({ steps: counts }), v.object({ raw: counts })]);
const few = v.array(v.tuple([v.number(), v.unknown()]));
const shape = v.object({
	count: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20_000)),
	ids: v.union([v.string(), list]),
	dev: column,
	n: numbers,
	kind: column,
	v: few,
	scope: column,
	ent: v.pipe(v.array(column), v.maxLength(8)),
	parents: few,
	at: numbers,
	off: numbers,
	tpl: column,
	body: column,
	seen: v.optional(numbers),
	seq: v.optional(numbers),
	person: v.optional(column),
	time: few,
});

const aUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function packedIds(ids: string[]): string | string[] {
	if (!ids.every((id) => aUuid.test(id))) return ids;
	const bytes = new Uint8Array(ids.length * 16);
	for (const [row, id] of ids.entries()) {
		const hex = id.replaceAll('-', '');
		for (let at = 0; at < 16; at += 1)
			bytes[row * 16 + at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
	}
	return base64UrlOf(bytes);
}

function unpackedIds(ids: string | string[]): string[] {
	if (typeof ids !== 'string') return ids;
	const bytes = bytesOfBase64Url(ids);
	if (!bytes || bytes.length % 16 > 0) throw new WireProblem('ops.ids', 'not names');
	return Array.from({ length: bytes.length / 16 }, (_, row) => {
		let id = '';
		for (let at = 0; at < 16; at += 1)
			id += (dashBefore.has(at) ? '-' : '') + hexOf[bytes[row * 16 + at] ?? 0];
		return id;
	});
}

const dashBefore = new Set([4, 6, 8, 10]);
const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function columnOf(values: readonly (string | undefined)[]): Column<string> {
	const of: string[] = [];
	const places = new Map<string, number>();
	const at = values.map((value) => {
		if (value === undefined) return -1;
		const known = places.get(value);
		if (known !== undefined) return known;
		places.set(value, of.length);
		return of.push(value) - 1;
	});
	return { of, at };
}

/** Equal bodies once: most answers of a batch say the same two or three things. */
function bodiesOf(bodies: readonly Json[]): Column<Json> {
	const texts = columnOf(bodies.map((body) => JSON.stringify(body)));
	return { of: texts.of.map((text) => JSON.parse(text) as Json), at: texts.at };
}

function entOf(columns: readonly Column<string>[], row: number): string {
	let ent = '';
	for (const [part, { of, at }] of columns.entries()) {
		const name = of[at[row] ?? -1];
		if (name !== undefined) ent += part === 0 ? name : `/${name}`;
	}
	return ent;
}

function numbersOf(values: readonly number[]): Numbers {
	if (!values.every(Number.isSafeInteger)) return { raw: [...values] };
	const steps = values.map((value, row) => value - (row > 0 ? (values[row - 1] ?? 0) : 0));
	return steps.every(Number.isSafeInteger) ? { steps } : { raw: [...values] };
}

function unpackedNumbers(numbers: Numbers): number[] {
	if ('raw' in numbers) return numbers.raw;
	let last = 0;
	return numbers.steps.map((step) => (last += step));
}

const fewOf = <T>(values: readonly (T | undefined)[]): Few<T> =>
	values.flatMap((value, row): Few<T> => (value === undefined ? [] : [[row, value]]));
