// The same content has the same name everywhere, and any other content another one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedLists } from '#lib/content/library.ts';
import { always } from '../../../tests/support/property.ts';
import { bytesHash } from './digest.ts';
import { canonicalJson, contentHash } from './hash.ts';

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reversed);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
	return Object.fromEntries(entries.reverse());
}

// Names of RFC 8785 are sorted by UTF-16 code unit, numbers written as ECMAScript writes them.
test('the example of RFC 8785 comes out as the RFC prints it', () => {
	const value: unknown = JSON.parse(String.raw`{
		"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
		"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
		"literals": [null, true, false]
	}`);
	expect(canonicalJson(value)).toBe(
		'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
			'"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
	);
	const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 };
	expect(canonicalJson(names)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

describe('the hash', () => {
	test('is the SHA-256 of the UTF-8 bytes, in hex', () => {
		// printf '""' | sha256sum · printf '{}' | sha256sum · printf '"ñ😀"' | sha256sum
		expect(contentHash('')).toBe(
			'12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126',
		);
		expect(contentHash({})).toBe(
			'44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
		);
		expect(contentHash('ñ😀')).toBe(
			'3617b4fcc4debcee61bd888e44ddf0ce7e5a2e9df8d93ee9b8a51160f7776f65',
		);
	});

	test('agrees with the platform’s own SHA-256 for any value', async () => {
		for (const value of fc.sample(fc.jsonValue(), 50)) {
			const bytes = new TextEncoder().encode(canonicalJson(value));
			const own = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			expect(contentHash(value)).toBe(own.toHex());
			expect(bytesHash(bytes)).toBe(own.toHex());
		}
	});

	test('does not depend on the order of keys, at any depth', () => {
		always([fc.jsonValue({ stringUnit: 'binary' })], (value) => {
			expect(contentHash(reversed(value))).toBe(contentHash(value));
		});
	});

	test('survives being written and read as JSON', () => {
		always([fc.jsonValue()], (value) => {
			expect(contentHash(JSON.parse(JSON.stringify(value)))).toBe(contentHash(value));
		});
	});

	test('changes with any character, with the order of a list, and with the kind of a value', () => {
		const text = 'El piso está limpio y seco.';
		const own = contentHash({ text });
		for (let at = 0; at < text.length; at += 1) {
			expect(contentHash({ text: `${text.slice(0, at)}_${text.slice(at + 1)}` })).not.toBe(own);
		}
		const different = [
			[1, 2],
			[2, 1],
			['1', 2],
			[12],
			'12',
			12,
			[[1], 2],
			{ '1': 2 },
			null,
			[null],
		];
		expect(new Set(different.map(contentHash)).size).toBe(different.length);
	});

	test('composed and decomposed accents are two contents: nothing is normalized in silence', () => {
		expect(contentHash('ba\u00f1o')).not.toBe(contentHash('ban\u0303o'));
	});
});

describe('what JSON cannot carry is refused, and the error says why', () => {
	const cycle: Record<string, unknown> = {};
	cycle.self = cycle;
	test.each([
		['half a character', 'a\ud83d', /canonical JSON.*surrogate/i],
		['half a character in a key', { 'a\ude00': 1 }, /canonical JSON.*surrogate/i],
		['not a number', { deep: [NaN] }, /canonical JSON.*NaN/],
		['infinity', [Infinity], /canonical JSON.*Infinity/],
		['a cycle', cycle, /canonical JSON.*circular/i],
		['a bigint', { n: 1n }, /canonical JSON.*BigInt/i],
		['nothing at all', undefined, /canonical JSON for a undefined/],
		['a function', () => 0, /canonical JSON for a function/],
	])('%s', (_what, value, why) => {
		expect(() => contentHash(value)).toThrow(TypeError);
		expect(() => contentHash(value)).toThrow(why);
	});
});

test('a member that is undefined is the same as one that is absent', () => {
	expect(contentHash({ text: 'a', naWhen: undefined })).toBe(contentHash({ text: 'a' }));
});

// A changed prefix means a new published version on every phone: change the list's version knowingly.
test('the shipped lists keep the names that walks remember them by', () => {
	const prefixes = shippedLists.map((list) => [list.id, contentHash(list).slice(0, 12)]);
	expect(Object.fromEntries(prefixes)).toEqual({
		'exterior-parking': '15f768f3bf50',
		'reception-entrance': 'c97eb10ad209',
		'dress-presentation': '9f69dc69a0b4',
		'shop-floor-display': 'a535a5a5f39c',
		'tableware-dining': '96f63e208aaa',
		restrooms: '21cc2f45eab0',
		'back-of-house-sightline': 'c464a23e41ac',
	});
});
