// Nothing changes on the way: whatever a phone tells comes out as it went in, and it is small.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPlace, aWalk, world } from '../../../tests/support/builders.ts';
import { always } from '../../../tests/support/property.ts';
import type { Json, Op } from './op.ts';
import { packOps, unpackOps, type Row } from './pack.ts';
import { packVerdicts, unpackVerdicts, type Verdict } from './sync.ts';

const uuid = fc.uuid().map((id) => id.toLowerCase());
const anyOp: fc.Arbitrary<Op> = fc.record(
	{
		id: uuid,
		dev: uuid,
		n: fc.integer({ min: 1 }),
		kind: fc.constantFrom('answer.set', 'photo.add', 'party.plan'),
		v: fc.constantFrom(1, 1, 2),
		scope: fc.constantFrom('org', 'site:s1', 'audit:w1'),
		ent: fc.constantFrom('w1/hall/floor', 'w1', 'a/b/c/d', ''),
		parents: fc.array(uuid, { maxLength: 2 }),
		at: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
		off: fc.integer(),
		tpl: fc.constantFrom('t1', 't2'),
		body: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
	},
	{ requiredKeys: ['id', 'dev', 'n', 'kind', 'v', 'scope', 'ent', 'parents', 'at', 'off', 'body'] },
);
const over = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('whatever is told goes through the line unchanged', () => {
	always([fc.array(anyOp, { maxLength: 30 })], (ops) => {
		const rows: Row[] = ops.map((op, index) => ({ op, seen: index * 3 }));
		expect(unpackOps(over(packOps(rows)))).toEqual(over(rows));
	});
});

test('what the server says of an operation comes down with it', () => {
	always([fc.array(anyOp, { minLength: 1, maxLength: 9 })], (ops) => {
		const rows: Row[] = ops.map((op, index) => ({
			op,
			seq: 100 + index * 2,
			person: index % 2 ? 'ana' : 'luis',
			...(index % 3 ? {} : { time: 5 }),
		}));
		expect(unpackOps(over(packOps(rows)))).toEqual(over(rows));
	});
});

test('a real walk takes less than eighty bytes an answer', () => {
	const here = world();
	const { site } = aPlace(here);
	const facts = Array.from({ length: 30 }, () => aWalk(site, here).facts).flat();
	const rows = facts.map((fact, index): Row => {
		const { kind, v, scope, ent, tpl, body } = fact;
		const own = { id: here.newId(), dev: facts[0]?.ent ?? '', n: index + 1 };
		const op = { ...own, kind, v, scope, ent, parents: [], at: here.now(), off: 12, body };
		return { op: { ...op, ...(tpl ? { tpl } : {}) } as Op, seen: 40 };
	});
	expect(gzipSync(JSON.stringify(packOps(rows))).length / rows.length).toBeLessThan(80);
});

describe('what is not packed operations is refused', () => {
	test.each([
		[null],
		[{}],
		[{ ...packOps([]), count: 1e9 }],
		[{ ...packOps([]), ids: 'AAA' }],
		[{ ...packOps([]), dev: 'x' }],
		[{ ...packOps([]), parents: [['x', 1]] }],
	])('%j', (value) => {
		expect(() => unpackOps(value)).toThrow();
	});
});

test('verdicts in short say the same as verdicts in full, by operation', () => {
	const verdict = (id: string) =>
		fc.oneof(
			fc.record({
				id: fc.constant(id),
				st: fc.constantFrom('ok' as const, 'dup' as const),
				seq: fc.integer({ min: 1, max: 9 }),
			}),
			fc.constant<Verdict>({ id, st: 'parked', why: 'unknown' }),
			fc.constant<Verdict>({ id, st: 'rejected', code: 'clone', text: '' }),
		);
	const verdicts = fc
		.nat(12)
		.chain((count) =>
			fc.tuple(...Array.from({ length: count }, (_, index) => verdict(`${index}`))),
		);
	always([verdicts], (all) => {
		const ids = all.map(({ id }) => id);
		const byId = (list: Verdict[]) => [...list].sort((a, b) => Number(a.id) - Number(b.id));
		expect(byId(unpackVerdicts(packVerdicts(all), ids))).toEqual(byId(all));
	});
});
