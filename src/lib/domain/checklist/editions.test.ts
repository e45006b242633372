// Versions of a list: numbered by acceptance, and two made at once are both kept and known as such.
import { expect, test } from 'vitest';
import { aVersion } from '../../../../tests/support/marks.ts';
import { editionsOf, type Publishing } from './editions.ts';

const published = (
	op: string,
	parents: string[] = [],
	over: Partial<Publishing> = {},
): Publishing => ({
	op,
	parents,
	person: 'Ana',
	at: 0,
	isAccepted: true,
	tpl: op,
	checklist: aVersion(op, []).checklist,
	...over,
});
const numbered = (all: Publishing[]) =>
	editionsOf(all).map(({ tpl, number, atOnceWith }) => [tpl, number, atOnceWith]);

test('versions are numbered in the order in which they were accepted', () => {
	expect(numbered([published('a'), published('b', ['a']), published('c', ['b'])])).toEqual([
		['a', 1, []],
		['b', 2, []],
		['c', 3, []],
	]);
});

test('two published without knowing of each other are both kept, and each knows of the other', () => {
	const log = [published('a'), published('b', ['a']), published('c', ['a'], { person: 'Luis' })];
	expect(numbered(log)).toEqual([
		['a', 1, []],
		['b', 2, [3]],
		['c', 3, [2]],
	]);
	expect(numbered([...log, published('d', ['b', 'c'])]).at(-1)).toEqual(['d', 4, []]);
});

test('the same content told by two phones is one version, of whoever was first', () => {
	const log = [published('a'), published('again', [], { tpl: 'a', person: 'Luis' })];
	expect(numbered([...log, published('b', ['again'])])).toEqual([
		['a', 1, []],
		['b', 2, []],
	]);
	expect(editionsOf(log)[0]?.person).toBe('Ana');
});
