// What a tap answers, which answer stands, and on which side of the screen «Bien» lies.
import '../../../app.css';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Answer } from '#lib/domain/walk/answer.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { fail, level, pass } from '../../../../tests/support/marks.ts';
import AnswerButtons from './AnswerButtons.svelte';

await speak('es');

afterEach(() => delete document.documentElement.dataset.hand);

const button = (name: string | undefined) => page.getByRole('button', { name: name ?? '' });
const boxOf = (name: string) => button(name).element().getBoundingClientRect();

test('Bien and Mal answer what they say, and the standing answer is pressed', async () => {
	const told: Answer[] = [];
	const onanswer = (answer: Answer) => void told.push(answer);
	const { rerender } = await render(AnswerButtons, {
		response: 'passfail',
		answer: null,
		onanswer,
	});
	await expect.element(button(es.walk.pass)).toHaveAttribute('aria-pressed', 'false');
	await button(es.walk.pass).click();
	await button(es.walk.fail).click();
	expect(told).toEqual([pass, fail]);

	await rerender({ answer: fail });
	await expect.element(button(es.walk.fail)).toHaveAttribute('aria-pressed', 'true');
	await expect.element(button(es.walk.pass)).toHaveAttribute('aria-pressed', 'false');
});

test('each of the five words answers its own level', async () => {
	const told: Answer[] = [];
	const { rerender } = await render(AnswerButtons, {
		response: 'scale4',
		answer: null,
		onanswer: (answer: Answer) => void told.push(answer),
	});
	for (const word of es.walk.scale) await button(word).click();
	expect(told).toEqual([level(0), level(1), level(2), level(3), level(4)]);

	await rerender({ answer: level(2) });
	const pressed = page.getByRole('button', { pressed: true });
	await expect.element(pressed).toMatchTextContent(es.walk.scale[2] ?? '');
});

test('«Bien» is the largest target and lies on the side of the thumb', async () => {
	await render(AnswerButtons, { response: 'passfail', answer: null, onanswer: () => {} });
	expect(boxOf(es.walk.pass).left).toBeGreaterThan(boxOf(es.walk.fail).right);
	expect(boxOf(es.walk.pass).width).toBeGreaterThan(boxOf(es.walk.fail).width);

	document.documentElement.dataset.hand = 'left';
	expect(boxOf(es.walk.pass).right).toBeLessThan(boxOf(es.walk.fail).left);
	expect(boxOf(es.walk.pass).width).toBeGreaterThan(boxOf(es.walk.fail).width);
});
