// What counts when several people answered, and what an answer may be.
import { describe, expect, test } from 'vitest';
import { anItem, fail, level, na, pass, shuffled, skip } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { anySayings, tell } from '../../../../tests/support/told.ts';
import {
	answerAfter,
	answerItem,
	fixItem,
	noteItem,
	noteLimit,
	unfixItem,
	type AnswerFacts,
} from './answer-facts.ts';
import {
	currentAnswer,
	currentNote,
	isCriticalFail,
	isDisputed,
	isIntrusion,
	isOffered,
	pointEnt,
	standingFix,
	type Answer,
	type AnswerRow,
} from './answer.ts';
import type { Told } from '../fact.ts';

const point = { walk: 'w1', site: 's1', area: 'hall', item: 'floor', tpl: 't1' };
type Row = AnswerRow | undefined;
const fold = (...told: Told<keyof AnswerFacts>[]): Row =>
	told.reduce<Row>((row, one) => answerAfter(row, one), undefined);
const answered = (answer: Answer | null, id: string, parents: string[] = []) =>
	tell(answerItem(point, answer), { id, parents });

describe('which answer counts', () => {
	const worstFirst: Answer[] = [fail, ...([0, 1, 2, 3, 4] as const).map(level), pass, skip, na];

	test('of two answers that did not see each other the worse one counts', () => {
		for (const [index, worse] of worstFirst.entries()) {
			for (const better of [...worstFirst.slice(index + 1), null]) {
				expect(currentAnswer(fold(answered(better, 'a'), answered(worse, 'b')))).toEqual(worse);
				expect(currentAnswer(fold(answered(worse, 'a'), answered(better, 'b')))).toEqual(worse);
			}
		}
	});

	test('whoever saw the other answer corrects it, for better or worse', () => {
		expect(currentAnswer(fold(answered(fail, 'b'), answered(pass, 'a', ['b'])))).toEqual(pass);
	});

	test('an answer taken back leaves nothing, nobody answering leaves nothing', () => {
		expect(currentAnswer(fold(answered(fail, 'a'), answered(null, 'b', ['a'])))).toBeNull();
		expect(currentAnswer(undefined)).toBeNull();
	});

	test('of two equal outcomes the smaller op id tells the reason, on every phone', () => {
		const late: Answer = { kind: 'skip', reason: 'no_access' };
		expect(currentAnswer(fold(answered(skip, 'b'), answered(late, 'a')))).toEqual(late);
		expect(currentAnswer(fold(answered(late, 'a'), answered(skip, 'b')))).toEqual(late);
	});
});

describe('a disagreement', () => {
	test('is two different outcomes that stand side by side', () => {
		expect(isDisputed(fold(answered(pass, 'a'), answered(fail, 'b')))).toBe(true);
		expect(isDisputed(fold(answered(level(1), 'a'), answered(level(3), 'b')))).toBe(true);
	});

	test('is not the same outcome twice, nor a correction, nor taking back', () => {
		expect(isDisputed(fold(answered(fail, 'a'), answered(fail, 'b')))).toBe(false);
		expect(isDisputed(fold(answered(pass, 'a'), answered(fail, 'b', ['a'])))).toBe(false);
		expect(isDisputed(fold(answered(pass, 'a'), answered(null, 'b')))).toBe(false);
		expect(isDisputed(undefined)).toBe(false);
	});
});

describe('fixed on the spot', () => {
	const fix = (id: string) => tell(fixItem(point, 42.4), { id, at: 7 });

	test('stands beside an intrusion, in whole seconds', () => {
		expect(standingFix(fold(answered(fail, 'a'), fix('f')))).toEqual({
			op: 'f',
			seconds: 42,
			at: 7,
		});
	});

	test('says nothing beside a good answer, and speaks again when the answer turns bad', () => {
		const good = fold(answered(pass, 'a'), fix('f'));
		expect(standingFix(good)).toBeNull();
		expect(standingFix(answerAfter(good, answered(level(2), 'b', ['a'])))?.op).toBe('f');
	});

	test('taken back before it arrives, it stays taken back', () => {
		const hide = tell(unfixItem(point, 'f'), { id: 'h' });
		expect(standingFix(fold(answered(fail, 'a'), hide, fix('f')))).toBeNull();
		expect(standingFix(fold(answered(fail, 'a'), hide, fix('f'), fix('g')))?.op).toBe('g');
	});

	test('never took less than no time', () => {
		expect(fixItem(point, -3).body.seconds).toBe(0);
	});
});

test('two notes are both read, an empty one is not', () => {
	const note = (text: string, id: string) => tell(noteItem(point, text), { id });
	expect(currentNote(fold(note('pegajoso', 'a'), note('', 'b'), note('otra vez', 'c')))).toBe(
		'pegajoso\notra vez',
	);
	expect(currentNote(undefined)).toBe('');
	expect(noteItem(point, 'x'.repeat(noteLimit + 1)).body.text).toHaveLength(noteLimit);
});

// An emoji across the limit leaves half of it, which no operation can carry (RFC 8785 refuses it).
test('a note cut short never ends in half a character', () => {
	const { text } = noteItem(point, `${'x'.repeat(noteLimit - 1)}😀`).body;
	expect(text.isWellFormed()).toBe(true);
});

test('any order of facts, twice over, folds to one row', () => {
	const facts = anySayings.map((log) =>
		log.map(({ value, ...stamp }) => {
			const kinds = [
				answerItem(point, [fail, pass, null][value % 3] ?? null),
				noteItem(point, `${value}`),
				fixItem(point, value),
				unfixItem(point, stamp.parents[0] ?? stamp.id),
			];
			return tell(kinds[stamp.at % 4] ?? answerItem(point, pass), stamp);
		}),
	);
	const anyTelling = facts.chain((log) =>
		shuffled([...log, ...log]).map((heard) => ({ log, heard })),
	);
	always([anyTelling], ({ log, heard }) => expect(fold(...heard)).toEqual(fold(...log)));
});

test('an answer is about one item of one area of one walk', () => {
	const { ent, scope, tpl } = answerItem(point, pass);
	expect({ ent, scope, tpl }).toEqual({ ent: 'w1/hall/floor', scope: 'site:s1', tpl: 't1' });
	expect(fold(tell(answerItem(point, pass)))).toMatchObject({
		ent: pointEnt(point),
		walk: 'w1',
		area: 'hall',
		item: 'floor',
	});
});

test('fail and 0-2 speak badly; only 0-1 fail a critical item', () => {
	const all: (Answer | null)[] = [
		fail,
		...([0, 1, 2, 3, 4] as const).map(level),
		pass,
		na,
		skip,
		null,
	];
	expect(all.filter(isIntrusion)).toEqual([fail, level(0), level(1), level(2)]);
	expect(all.filter((one) => isCriticalFail({ critical: true }, one))).toEqual([
		fail,
		level(0),
		level(1),
	]);
	expect(all.filter((one) => isCriticalFail({ critical: false }, one))).toEqual([]);
});

test('an item offers its own kind of answer, N/A only with a reason for it, a skip always', () => {
	const yesNo = anItem('a');
	const scale = anItem('b', { response: 'scale4', naWhen: { es: 'No hay.' } });
	const all: Answer[] = [pass, fail, level(3), na, skip];
	expect(all.filter((answer) => isOffered(yesNo, answer))).toEqual([pass, fail, skip]);
	expect(all.filter((answer) => isOffered(scale, answer))).toEqual([level(3), na, skip]);
});
