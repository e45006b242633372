// Whatever the order in which phones tell it, and however often, the same thing stands in the end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffled } from '../../../tests/support/marks.ts';
import { always } from '../../../tests/support/property.ts';
import { anySayings, type Saying } from '../../../tests/support/told.ts';
import { emptyRegister, registerAfter, type Register } from './register.ts';

const fold = (sayings: readonly Saying[]): Register<number> =>
	sayings.reduce(
		(register, saying) => registerAfter(register, saying, saying.value),
		emptyRegister<number>(),
	);

const saying = (id: string, parents: string[] = [], value = 0): Saying => ({
	id,
	parents,
	at: 0,
	value,
});

test('any order, any repetition, any child before its parent: one and the same register', () => {
	const anyTelling = anySayings.chain((log) =>
		fc
			.array(fc.constantFrom(...log), { maxLength: 8 })
			.chain((again) => shuffled([...log, ...again]))
			.map((heard) => ({ log, heard })),
	);
	always([anyTelling], ({ log, heard }) => expect(fold(heard)).toEqual(fold(log)));
});

test('what nobody superseded stands, and nothing else', () => {
	always([anySayings], (log) => {
		const superseded = new Set(log.flatMap(({ parents }) => parents));
		const standing = log.filter(({ id }) => !superseded.has(id)).map(({ id }) => id);
		expect(fold(log).heads.map(({ op }) => op)).toEqual(standing.sort());
	});
});

test('two halves of a log may be told one after the other, in either order', () => {
	always([anySayings, fc.nat(12)], (log, cut) => {
		expect(fold([...log.slice(cut), ...log.slice(0, cut)])).toEqual(fold(log));
	});
});

test('a parent that arrives after its child stays superseded', () => {
	expect(fold([saying('b', ['a'], 2), saying('a', [], 1)]).heads).toEqual([
		{ op: 'b', at: 0, value: 2 },
	]);
});

test('two people who did not see each other both stand, until a third has seen both', () => {
	const both = fold([saying('a', [], 1), saying('b', [], 2)]);
	expect(both.heads.map(({ value }) => value)).toEqual([1, 2]);
	const third = registerAfter(both, saying('c', ['a', 'b']), 3);
	expect(third.heads.map(({ value }) => value)).toEqual([3]);
});

test('the clock decides nothing: a phone years ahead does not win', () => {
	const ahead = { ...saying('a', [], 1), at: 4e12 };
	const after = { ...saying('b', ['a'], 2), at: 1 };
	expect(fold([ahead, after]).heads).toEqual([{ op: 'b', at: 1, value: 2 }]);
});

test('telling a register more leaves the one before untouched', () => {
	const before = fold([saying('a', [], 1)]);
	const kept = structuredClone(before);
	registerAfter(before, saying('b', ['a']), 2);
	expect(before).toEqual(kept);
});
