// Items, answers, marks and versions for tests of the domain: made by hand, or of any kind at all.
import fc from 'fast-check';
import { dimensions, type Item, type Version } from '#lib/domain/checklist/checklist.ts';
import { skipReasons, type Answer, type Level } from '#lib/domain/walk/answer.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';

export const pass: Answer = { kind: 'pass' };
export const fail: Answer = { kind: 'fail' };
export const na: Answer = { kind: 'na' };
export const skip: Answer = { kind: 'skip', reason: 'no_time' };
export const level = (value: Level): Answer => ({ kind: 'scale', level: value });

export const anItem = (id: string, over: Partial<Item> = {}): Item => ({
	id,
	dimension: 'cleanliness',
	weight: 1,
	critical: false,
	response: 'passfail',
	text: { es: id },
	tells: { es: `«${id}»` },
	quickFix: { es: id },
	...over,
});

export const aMark = (
	id: string,
	answer: Answer | null,
	over: Partial<Item> & { area?: string; fixed?: boolean } = {},
): Mark => {
	const { area = 'hall', fixed = false, ...item } = over;
	return { area, item: anItem(id, item), answer, fixed };
};

export const aVersion = (tpl: string, items: Item[]): Version => ({
	tpl,
	at: 0,
	checklist: {
		id: tpl,
		pathOrder: 1,
		area: tpl,
		sectors: ['restaurant'],
		title: { es: tpl },
		intro: { es: tpl },
		items,
	},
});

const anyLevel = fc.constantFrom<Level>(0, 1, 2, 3, 4);

export const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(pass) },
	{ weight: 3, arbitrary: fc.constant(fail) },
	{ weight: 3, arbitrary: anyLevel.map(level) },
	{ weight: 1, arbitrary: fc.constant(na) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(...skipReasons).map((reason) => ({ kind: 'skip', reason }) as const),
	},
);

export const anyMark: fc.Arbitrary<Mark> = fc
	.record({
		area: fc.constantFrom('exterior', 'reception', 'restrooms'),
		dimension: fc.constantFrom(...dimensions),
		weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
		critical: fc.boolean(),
		answer: fc.option(anyAnswer, { freq: 8 }),
		fixed: fc.boolean(),
	})
	.map(({ area, answer, fixed, ...item }) => ({ area, item: anItem('item', item), answer, fixed }));

/** A walk's marks, each of an item of its own. */
export const anyMarks: fc.Arbitrary<Mark[]> = fc
	.array(anyMark, { maxLength: 40 })
	.map((marks) =>
		marks.map((mark, index) => ({ ...mark, item: { ...mark.item, id: `item-${index}` } })),
	);

/** The same values in any other order. */
export const shuffled = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
	fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });
