// A walk under the thumb, over a real database: what moves, what stays, what is taken back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentAnswer, currentNote, pointEnt, type Answer } from '#lib/domain/walk/answer.ts';
import { record } from '#lib/local/record.ts';
import { walkSeen, type WalkSeen } from '#lib/local/walk-seen.ts';
import {
	aPlace,
	pointOf,
	startOf,
	walkAreas,
	world,
	type items,
} from '../../../tests/support/builders.ts';
import { fail, level, na, pass } from '../../../tests/support/marks.ts';
import { live, type Live } from './live.svelte.ts';
import { phone } from './phone.svelte.ts';
import { WalkSession } from './walk-session.svelte.ts';

type Item = (typeof items)[number];
let seen: Live<WalkSeen | null>;
let walk: { id: string; site: string };
let stop = () => {};

/** The walk as the phone has it now; fails while it has none. */
function now(): WalkSeen {
	if (!seen.value) throw new Error('the walk is not there yet');
	return seen.value;
}
beforeEach(async () => {
	await phone.run(async (db) => void (await Promise.all(db.tables.map((t) => t.clear()))));
	const here = world();
	const { site, facts } = aPlace(here);
	const start = startOf(site, here);
	await record(phone, [...facts, start], here);
	walk = { id: start.ent, site: site.id };
	stop = $effect.root(() => void (seen = live(() => walkSeen(walk.id))));
	await expect.poll(() => seen.value?.marks.length).toBe(5);
});
afterEach(() => stop());

const session = () => new WalkSession(now, now().place);
const at = (one: WalkSession) => one.mark?.item.id;
const entOf = (item: Item) => pointEnt(pointOf(walk, item));
/** What the database itself says of an item, past everything that is only on screen. */
const rowOf = (item: Item) => phone.run((db) => db.answers.get(entOf(item)));
const saidOf = async (item: Item): Promise<Answer | null> => currentAnswer(await rowOf(item));
const told = (kind: string) =>
	phone.run(async (db) => (await db.ops.toArray()).filter((op) => op.kind === kind).length);

test('a good answer moves on, an intrusion stays until one says next, and the exempt is not asked', async () => {
	const one = session();
	expect(at(one)).toBe('floor');
	expect(await one.answer(fail)).toBe('stayed');
	expect(one.isIntrusion).toBe(true);
	expect(await one.next()).toBe('moved');
	expect(at(one)).toBe('light');
	expect(await one.answer(level(3))).toBe('moved');
	expect(await one.answer(na)).toBe('moved');
	expect(at(one)).toBe('soap');
	expect(one.areaName).toBe(walkAreas[1]?.name);
	expect(one.isLast).toBe(true);
	expect(await one.answer(pass)).toBe('finished');
	expect(await saidOf('soap')).toEqual(pass);
	expect(await saidOf('smell')).toBeNull();
});

test('undo returns to the item and to what it said before, answer by answer', async () => {
	const one = session();
	expect(one.canUndo).toBe(false);
	await one.answer(pass);
	one.goTo({ area: 'hall', item: 'floor' });
	await expect.poll(() => one.row && currentAnswer(one.row)).toEqual(pass);
	await one.answer(fail);
	one.goTo({ area: 'restrooms', item: 'soap' });

	await one.undo();
	expect(at(one)).toBe('floor');
	expect(one.mark?.answer).toEqual(pass);
	expect(await saidOf('floor')).toEqual(pass);
	await one.undo();
	expect(await saidOf('floor')).toBeNull();
	expect(one.canUndo).toBe(false);
});

test('two taps at once are one answer to one item', async () => {
	const one = session();
	const steps = await Promise.all([one.answer(pass), one.answer(pass)]);
	expect(steps.sort()).toEqual(['moved', 'stayed']);
	expect(at(one)).toBe('light');
	expect(await told('answer.set')).toBe(1);
	expect(await saidOf('light')).toBeNull();
});

test('a walk opens again where it was left', async () => {
	session().goTo({ area: 'restrooms', item: 'soap' });
	await expect.poll(() => now().place?.item).toBe('soap');
	expect(at(session())).toBe('soap');
});

test('a note being typed survives a page that dies, and is told once when one moves on', async () => {
	await session().draftNote(' Mesa 4 ');
	await expect.poll(() => now().drafts.size).toBe(1);
	const again = session();
	expect(again.note).toBe(' Mesa 4 ');
	expect(await told('note.set')).toBe(0);

	await Promise.all([again.tellNote(), again.next()]);
	expect(await told('note.set')).toBe(1);
	expect(currentNote(await rowOf('floor'))).toBe('Mesa 4');
	expect(await phone.run((db) => db.drafts.count())).toBe(0);
});

test('a fix stands beside its intrusion, and is taken back whole', async () => {
	const one = session();
	await one.answer(fail);
	await expect.poll(() => one.row).toBeDefined();
	await one.setFixed(true);
	await expect.poll(() => one.mark?.fixed).toBe(true);
	expect(one.mark?.answer).toEqual(fail);
	await one.setFixed(false);
	await expect.poll(() => one.mark?.fixed).toBe(false);
});

// @TODO (walk-session): the second tap does not wait for the first, as an answer's does.
test('a fix told by two fast taps is one fix', async () => {
	const one = session();
	await one.answer(fail);
	await Promise.all([one.setFixed(true), one.setFixed(true)]);
	expect(await told('fix.add')).toBe(1);
});
