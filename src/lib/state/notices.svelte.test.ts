// Short sentences: said once each, never more than three, and bad news is not pushed out by good.
import { afterEach, expect, test } from 'vitest';
import { notices } from './notices.svelte.ts';

afterEach(() => notices.all.map(({ id }) => id).forEach((id) => notices.dismiss(id)));
const texts = () => notices.all.map(({ text }) => text);

test('the same sentence said again stands once, as the latest', () => {
	notices.say('uno');
	notices.say('dos');
	notices.say('uno');
	expect(texts()).toEqual(['dos', 'uno']);
});

test('three at most, and the oldest leaves first', () => {
	for (const text of ['uno', 'dos', 'tres', 'cuatro']) notices.say(text);
	expect(texts()).toEqual(['dos', 'tres', 'cuatro']);
});

// @TODO (notices): the oldest is dropped whatever it says.
test('bad news stays, however much good news follows', () => {
	notices.say('sin espacio', 'bad');
	for (const text of ['uno', 'dos', 'tres']) notices.say(text);
	expect(texts()).toEqual(['sin espacio', 'dos', 'tres']);
});
