// Several people about one item: who answered, and where they differ a way to settle it.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Answer, AnswerRow } from '#lib/domain/walk/answer.ts';
import { togetherOf } from '#lib/domain/walk/together.ts';
import { es } from '#lib/messages/es.ts';
import type { TogetherSeen } from '#lib/state/together.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { fail, pass } from '../../../../tests/support/marks.ts';
import Voices from './Voices.svelte';

await speak('es');

const ent = 'walk/hall/floor';
const rowOf = (...answers: [string, Answer][]): AnswerRow => ({
	ent,
	walk: 'walk',
	area: 'hall',
	item: 'floor',
	said: { heads: answers.map(([op, value]) => ({ op, at: 0, value })), past: [] },
	note: { heads: [], past: [] },
	fixes: [],
	hiddenFixes: [],
});
const spoke = (op: string, person: string, kind: 'answer.set' | 'walk.finish' = 'answer.set') => ({
	op,
	kind,
	ent,
	person,
	dev: person,
});
const seen = (...spoken: ReturnType<typeof spoke>[]): TogetherSeen => ({
	...togetherOf(spoken),
	me: 'ana',
	names: new Map([
		['ana', 'Ana'],
		['luis', 'Luis'],
	]),
	isEndSent: false,
});

test('two different answers are told with their people, and a tap settles on one of them', async () => {
	const onsettle = vi.fn();
	const together = seen(spoke('a', 'ana'), spoke('b', 'luis'));
	await render(Voices, { together, row: rowOf(['a', fail], ['b', pass]), onsettle });
	await expect.element(page.getByText(es.together.apart('Ana y Luis'))).toBeVisible();
	await expect.element(page.getByText(es.together.answered('Luis', es.walk.pass))).toBeVisible();
	await page.getByRole('button', { name: es.together.settle(es.walk.pass) }).click();
	expect(onsettle.mock.calls).toEqual([[pass]]);
});

test('people whose names have not come yet are told apart by what they said', async () => {
	const together = seen(spoke('a', 'x'), spoke('b', 'y'));
	await render(Voices, { together, row: rowOf(['a', fail], ['b', pass]), onsettle: vi.fn() });
	const { somebody } = es.together;
	await expect.element(page.getByText(es.together.answered(somebody, es.walk.fail))).toBeVisible();
	await expect.element(page.getByText(es.together.answered(somebody, es.walk.pass))).toBeVisible();
});

test('where several walk, an answer says whose it is; one that came after the end, that too', async () => {
	const together = seen(spoke('a', 'ana'), spoke('f', 'ana', 'walk.finish'), spoke('b', 'luis'));
	await render(Voices, { together, row: rowOf(['b', pass]) });
	const said = `${es.together.answeredBy('Luis')} · ${es.together.late}`;
	await expect.element(page.getByText(said)).toBeVisible();
});

test('alone, nobody is named', async () => {
	const { container } = await render(Voices, {
		together: seen(spoke('a', 'ana')),
		row: rowOf(['a', pass]),
	});
	expect(container.textContent.trim()).toBe('');
});
