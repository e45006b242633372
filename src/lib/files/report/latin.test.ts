// What a report can write, and what it says of what it cannot.
import { describe, expect, test } from 'vitest';
import { latinOf, losesSigns } from './latin.ts';

describe('a text in letters every reader has', () => {
	test.each([
		['Ñandú, pingüino, «¿qué?» – 88,2 € … “sí”', 'Ñandú, pingüino, «¿qué?» – 88,2 € … “sí”'],
		['Cafe\u0301 en la manzana', 'Café en la manzana'],
		['Łukasz Nguyễn Őry', '[?]ukasz Nguyen Ory'],
		['10\u202f000 −5 ≥ 3', '10 000 -5 >= 3'],
		['uno\r\ndos\u2028tres\tcuatro', 'uno\ndos\ntres    cuatro'],
		['un\u200b\u00adida', 'un\u00adida'],
		['ﬁn ½ ™', 'fin ½ ™'],
	])('%s', (text, told) => {
		expect(latinOf(text)).toBe(told);
	});

	test('an emoji of many parts becomes one sign, and a run of them too', () => {
		expect(latinOf('mesa 4 👩🏽‍🍳🔥🔥 urgente')).toBe('mesa 4 [?] urgente');
		expect(latinOf('清潔')).toBe('[?]');
	});

	test('only what is really lost is told of', () => {
		expect(losesSigns('👍')).toBe(true);
		expect(losesSigns('Őry dijo [?]')).toBe(false);
		expect(losesSigns('Őry dijo [?] 👍')).toBe(true);
	});
});
