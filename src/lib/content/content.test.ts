// The shipped checklists are what their schema, their types and the scoring rule say they are.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dimensions, sectors, type Checklist } from '#lib/domain/checklist/checklist.ts';
import { listsOfSector } from '#lib/domain/site/site.ts';
import { probesOf } from '../../../tests/support/violations.ts';
import { scaleAnchors, shippedLists } from './library.ts';
import raw from './checklists.json' with { type: 'json' };

// tests/fixtures/checklists.schema.json, line for line.
const kebab = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u), v.maxLength(48));
const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const bi = v.strictObject({ es: sentence, en: sentence });
const item = v.strictObject({
	id: kebab,
	dimension: v.picklist(dimensions),
	weight: v.picklist([1, 2, 3]),
	critical: v.boolean(),
	response: v.picklist(['passfail', 'scale4']),
	text: bi,
	tells: bi,
	quickFix: bi,
	naWhen: v.optional(bi),
	sample: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
});
const checklist = v.strictObject({
	id: kebab,
	pathOrder: v.pipe(v.number(), v.integer(), v.minValue(1)),
	area: kebab,
	sectors: v.pipe(
		v.array(v.picklist(sectors)),
		v.minLength(1),
		v.check((list) => new Set(list).size === list.length),
	),
	title: bi,
	intro: bi,
	items: v.pipe(v.array(item), v.minLength(10), v.maxLength(16)),
});
const anyObject = v.pipe(
	v.custom((value) => !Array.isArray(value)),
	v.record(v.string(), v.unknown()),
);
const library = v.strictObject({
	schema: v.literal('todo-habla/checklists@1'),
	version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/u)),
	license: v.optional(v.string()),
	languages: v.array(v.unknown()),
	dimensions: v.array(v.unknown()),
	responses: anyObject,
	flags: v.optional(anyObject),
	checklists: v.pipe(v.array(checklist), v.minLength(1)),
});

describe('the schema', () => {
	test('the shipped library keeps it', () => {
		const read = v.safeParse(library, raw);
		expect(read.issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
	});

	const file = new URL('../../../tests/fixtures/checklists.schema.json', import.meta.url);
	const schema: Record<string, unknown> = JSON.parse(readFileSync(file, 'utf8'));
	const { broken, atLimit } = probesOf(schema, smallLibrary());

	test('every constraint of the schema file is enforced: a document that breaks one is refused', () => {
		const accepted = broken.filter(({ document }) => v.is(library, document));
		expect(accepted.map((one) => one.broken)).toEqual([]);
		expect(broken.length).toBeGreaterThan(150);
	});

	test('and nothing stricter: what goes just to the limit is accepted', () => {
		const refused = atLimit.filter(({ document }) => !v.is(library, document));
		expect(refused.map((one) => one.broken)).toEqual([]);
		expect(atLimit.length).toBeGreaterThan(40);
	});

	test('a keyword that nobody probes is not passed over', () => {
		expect(() => probesOf({ type: 'string', format: 'uri' }, 'a')).toThrow('format');
	});
});

/** A library with one list for one sector; its first item has every member an item may have. */
function smallLibrary(): unknown {
	const [list] = raw.checklists;
	if (!list) throw new Error('no lists are shipped');
	const [first, ...others] = list.items;
	const full = { ...first, naWhen: { es: 'No hay.', en: 'There is none.' }, sample: 5 };
	return { ...raw, checklists: [{ ...list, sectors: ['bank'], items: [full, ...others] }] };
}

const items = shippedLists.flatMap((list) => list.items);

describe('the lists', () => {
	// scoring.md 3: order, id, items, weight, critical, and how many items of each dimension.
	test.each([
		[1, 'exterior-parking', 14, 29, 2, [6, 4, 2, 0, 2]],
		[2, 'reception-entrance', 15, 33, 2, [4, 5, 3, 0, 3]],
		[3, 'dress-presentation', 13, 27, 1, [0, 0, 1, 8, 4]],
		[4, 'shop-floor-display', 14, 32, 2, [4, 4, 4, 0, 2]],
		[5, 'tableware-dining', 15, 35, 3, [9, 4, 1, 0, 1]],
		[6, 'restrooms', 14, 32, 4, [7, 3, 4, 0, 0]],
		[7, 'back-of-house-sightline', 15, 36, 5, [7, 6, 1, 0, 1]],
	])('list %d, %s', (order, id, count, weight, critical, byDimension) => {
		const list = shippedLists[order - 1];
		const own = list?.items ?? [];
		expect(list).toMatchObject({ id, pathOrder: order });
		expect(own).toHaveLength(count);
		expect(own.reduce((sum, one) => sum + one.weight, 0)).toBe(weight);
		expect(own.filter((one) => one.critical)).toHaveLength(critical);
		expect(dimensions.map((name) => own.filter((one) => one.dimension === name).length)).toEqual(
			byDimension,
		);
	});

	test('there are seven lists and a hundred items, and no id is used twice', () => {
		expect(shippedLists).toHaveLength(7);
		expect(items).toHaveLength(100);
		expect(new Set(items.map(({ id }) => id)).size).toBe(100);
		expect(new Set(shippedLists.map(({ id }) => id)).size).toBe(7);
	});

	test('at most one item in five is critical, and each of those decides trust', () => {
		const critical = items.filter((one) => one.critical);
		expect(critical).toHaveLength(19);
		expect(critical.length / items.length).toBeLessThanOrEqual(0.2);
		expect(new Set(critical.map(({ weight }) => weight))).toEqual(new Set([3]));
	});

	test.each([
		['restaurant', [1, 2, 3, 5, 6, 7]],
		['hotel', [1, 2, 3, 4, 5, 6, 7]],
		['shop', [1, 2, 3, 4, 6, 7]],
		['clinic', [1, 2, 3, 6, 7]],
		['bank', [1, 2, 3, 4, 6]],
	] as const)('a %s gets its own lists, outside in', (sector, orders) => {
		expect(listsOfSector(shippedLists, sector).map((list) => list.pathOrder)).toEqual(orders);
	});
});

describe('the words', () => {
	const texts = shippedLists.flatMap((list: Checklist) => [
		list.title,
		list.intro,
		...list.items.flatMap((one) => [one.text, one.tells, one.quickFix, one.naWhen ?? one.text]),
	]);

	test('every sentence exists in both languages, trimmed, and is not the other one copied', () => {
		for (const { es, en } of [...texts, ...scaleAnchors.map(({ anchor }) => anchor)]) {
			expect(es?.trim()).toBe(es);
			expect(en?.trim()).toBe(en);
			expect(es).toBeTruthy();
			expect(en).toBeTruthy();
			expect(es).not.toBe(en);
		}
	});

	test('«lo que dice» carries its quotation marks, in the manner of each language', () => {
		for (const { id, tells } of items) {
			expect(tells.es, id).toMatch(/^«[^«»"]+»$/u);
			expect(tells.en, id).toMatch(/^“[^«»"“”]+”$/u);
		}
	});

	test('each level of the scale has its anchor, best first', () => {
		expect(scaleAnchors.map(({ level }) => level)).toEqual([4, 3, 2, 1, 0]);
	});
});
