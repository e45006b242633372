// What a walk says of its people: who is done, whose answers are missing, and what came too late.
import { expect, test } from 'vitest';
import { doneWith, othersIn, togetherOf, type Spoken } from './together.ts';

let ops = 0;
const spoke = (
	person: string,
	kind: Spoken['kind'],
	ent = 'walk',
	over: Partial<Spoken> = {},
): Spoken => ({ op: `op-${(ops += 1)}`, kind, ent, person, dev: `phone of ${person}`, ...over });
const answers = (person: string, ...items: string[]) =>
	items.map((item) => spoke(person, 'answer.set', `walk/hall/${item}`));

test('whoever answered is in the walk, in the order they first spoke; a changed mind counts once', () => {
	const { people } = togetherOf([
		spoke('Ana', 'walk.start'),
		...answers('Ana', 'floor', 'light', 'floor'),
		...answers('Luis', 'soap'),
	]);
	expect(people).toEqual([
		{ person: 'Ana', answered: 2, missing: 0, isDone: false },
		{ person: 'Luis', answered: 1, missing: 0, isDone: false },
	]);
	expect(othersIn(togetherOf(answers('Ana', 'floor')), 'Ana')).toEqual([]);
});

test('someone who is done says how many answers they gave, and what has not come is missed', () => {
	const { people } = togetherOf([
		...answers('Luis', 'floor'),
		spoke('Luis', 'walk.done', 'walk', { count: 4 }),
	]);
	expect(people).toEqual([{ person: 'Luis', answered: 1, missing: 3, isDone: true }]);
});

test('with two phones one is done when both are, and whoever ends the walk is done', () => {
	const second = answers('Luis', 'light').map((one) => ({ ...one, dev: 'tablet' }));
	const done = (dev: string) => spoke('Luis', 'walk.done', 'walk', { count: 1, dev });
	const log = [...answers('Luis', 'floor'), ...second, done('phone of Luis')];
	const isDone = (all: Spoken[]) => togetherOf(all).people.map((one) => one.isDone);
	expect(isDone(log)).toEqual([false]);
	expect(isDone([...log, done('tablet')])).toEqual([true]);
	expect(isDone([...log, spoke('Luis', 'walk.finish')])).toEqual([true]);
});

test('an answer after the end is late and raises the revision, until the walk ends anew', () => {
	const late = answers('Luis', 'soap');
	const log = [...answers('Ana', 'floor'), spoke('Ana', 'walk.finish'), ...late];
	expect(togetherOf(log).revision).toBe(2);
	expect([...togetherOf(log).late]).toEqual(late.map(({ op }) => op));
	const again = [...log, spoke('Ana', 'walk.reopen'), ...answers('Ana', 'light')];
	expect(togetherOf(again).revision).toBe(2);
	const ended = togetherOf([...again, spoke('Ana', 'walk.finish')]);
	expect([ended.revision, ended.late.size]).toEqual([3, 0]);
});

test('two phones that both finish a walk make one report', () => {
	expect(togetherOf([spoke('Ana', 'walk.finish'), spoke('Luis', 'walk.finish')]).revision).toBe(1);
});

test('who is done with a spot check says so in its own scope', () => {
	expect(doneWith({ id: 'w', site: 's', kind: 'spot' }, 3)).toEqual({
		kind: 'walk.done',
		v: 1,
		scope: 'audit:w',
		ent: 'w',
		body: { count: 3 },
	});
});
