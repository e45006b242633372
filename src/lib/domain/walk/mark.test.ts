// What a walk says of each item, in the customer's order.
import { expect, test } from 'vitest';
import {
	aMark,
	anItem,
	aVersion,
	fail,
	level,
	na,
	pass,
	skip,
} from '../../../../tests/support/marks.ts';
import { tell } from '../../../../tests/support/told.ts';
import { answerAfter, answerItem, fixItem } from './answer-facts.ts';
import type { Answer } from './answer.ts';
import { intrusionsOf, marksOf, progressOf } from './mark.ts';
import type { WalkArea } from './walk.ts';

const versions = new Map([
	['t1', aVersion('t1', [anItem('floor'), anItem('ramp')])],
	['t2', aVersion('t2', [anItem('desk')])],
]);
const area = (id: string, tpl: string, exempt: string[] = []): WalkArea => ({
	id,
	name: id,
	list: tpl,
	tpl,
	exempt,
});
const walk = { id: 'w1', areas: [area('outside', 't1', ['ramp']), area('inside', 't2')] };
const at = (where: string, item: string) => ({
	walk: 'w1',
	site: 's1',
	area: where,
	item,
	tpl: '',
});
const row = (where: string, item: string, answer: Answer | null) =>
	answerAfter(undefined, tell(answerItem(at(where, item), answer)));

test('every item of every area is told, in the order a customer meets them', () => {
	expect(marksOf(walk, versions, []).map((mark) => `${mark.area}/${mark.item.id}`)).toEqual([
		'outside/floor',
		'outside/ramp',
		'inside/desk',
	]);
});

test('an exempt item nobody answered is N/A, and answered it counts', () => {
	const answers = (rows: Parameters<typeof marksOf>[2]) =>
		marksOf(walk, versions, rows).map(({ answer }) => answer);
	expect(answers([])).toEqual([null, na, null]);
	expect(answers([row('outside', 'ramp', fail)])).toEqual([null, fail, null]);
	expect(answers([row('outside', 'ramp', null)])).toEqual([null, na, null]);
});

test('the same list in two areas keeps its answers apart', () => {
	const twice = { id: 'w1', areas: [area('one', 't2'), area('two', 't2')] };
	const marks = marksOf(twice, versions, [row('two', 'desk', fail)]);
	expect(marks.map(({ answer }) => answer)).toEqual([null, fail]);
});

test('answers of another walk and versions this phone lacks are left out', () => {
	const other = { ...row('inside', 'desk', fail), ent: 'w2/inside/desk' };
	const unknown = { id: 'w1', areas: [...walk.areas, area('attic', 't9')] };
	expect(marksOf(unknown, versions, [other]).map(({ answer }) => answer)).toEqual([null, na, null]);
});

test('a fix speaks only beside an intrusion', () => {
	const fixed = (answer: Answer) => {
		const told = answerAfter(row('inside', 'desk', answer), tell(fixItem(at('inside', 'desk'), 9)));
		return marksOf(walk, versions, [told]).at(-1)?.fixed;
	};
	expect([fixed(fail), fixed(level(2)), fixed(level(3)), fixed(pass)]).toEqual([
		true,
		true,
		false,
		false,
	]);
});

test('how far a walk is: exempt items are not asked unless answered, a skip is an answer', () => {
	const marks = marksOf(walk, versions, [row('outside', 'floor', skip)]);
	expect(progressOf(marks)).toEqual({ done: 1, total: 2 });
	const answered = marksOf(walk, versions, [row('outside', 'ramp', pass)]);
	expect(progressOf(answered)).toEqual({ done: 1, total: 3 });
});

test('intrusions are told worst first: critical, then points lost, then the way one walks', () => {
	const marks = [
		aMark('small', fail, { weight: 1 }),
		aMark('good', pass, { weight: 3 }),
		aMark('half', level(2), { weight: 3 }),
		aMark('big', fail, { weight: 2 }),
		aMark('also-big', fail, { weight: 2 }),
		aMark('almost', level(3), { weight: 3 }),
		aMark('danger', level(2), { weight: 1, critical: true }),
	];
	expect(intrusionsOf(marks).map(({ item }) => item.id)).toEqual([
		'danger',
		'big',
		'also-big',
		'half',
		'small',
	]);
});
