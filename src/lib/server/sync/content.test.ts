// The quick way to a hash is the plain way to it: what phones and keepers compute is the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, Op } from '#lib/protocol/op.ts';
import { canonicalJson, contentHash } from '#lib/protocol/hash.ts';
import { always } from '../../../../tests/support/property.ts';
import { canonical, chainAfter, chainStart, contentOf, sealOf } from './content.ts';

const name = fc.stringMatching(/^[A-Za-z0-9][\w.~-]{0,20}$/);
const anyOp: fc.Arbitrary<Op> = fc.record(
	{
		id: fc.uuid(),
		dev: fc.uuid(),
		n: fc.nat(),
		kind: fc.constantFrom('note.set', 'site.set'),
		v: fc.constant(1),
		scope: name.map((site) => `site:${site}`),
		ent: fc.tuple(name, name).map((parts) => parts.join('/')),
		parents: fc.array(fc.uuid(), { maxLength: 3 }),
		at: fc.double({ noNaN: true, noDefaultInfinity: true }),
		off: fc.double({ noNaN: true, noDefaultInfinity: true }),
		tpl: fc.constant('a'.repeat(64)),
		body: fc.jsonValue() as fc.Arbitrary<Json>,
	},
	{ requiredKeys: ['id', 'dev', 'n', 'kind', 'v', 'scope', 'ent', 'parents', 'at', 'off', 'body'] },
);

describe('hashes of the log', () => {
	test('any JSON has the canonical text that phones give it', () => {
		always([fc.jsonValue()], (value) => {
			const parsed = JSON.parse(JSON.stringify(value)) as Json;
			expect(canonical(parsed)).toBe(canonicalJson(parsed));
		});
	});

	test('any operation has the hash of its canonical JSON, without dev and n', () => {
		always([anyOp], (op) => {
			const { dev, n, ...told } = op;
			expect([typeof dev, typeof n]).toEqual(['string', 'number']);
			expect(contentOf(op, canonical(op.body))).toBe(contentHash(told));
		});
	});

	test('the seal and the chain are plain SHA-256 over lines', () => {
		const seal = sealOf('a'.repeat(64), 'ana', 1_795_600_000_000);
		expect(seal).toBe('b5c9d48482b1b4e560e917019540d1b3fa0343621e956e98c1067669fd3b5165');
		expect(chainAfter(chainStart, seal)).toHaveLength(64);
	});
});
