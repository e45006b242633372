// Texts that end with when they were put right, in whatever words.
import { describe, expect, test } from 'vitest';
import { correctionOf, readText } from './correction.ts';

const texts = [
	'Piso sucio (corregido el: 14/3/2024)',
	'Sin jabón  (corregido el:  2/3/2024 )',
	'Luz fundida (dos focos)',
	'Caja en el paso (corregido el: 30/4/2024)',
	'Basura',
];

describe('a correction at the end of a text', () => {
	test('is found by the words that many texts share', () => {
		expect(correctionOf(texts)).toEqual({
			correction: { open: '(', label: 'corregido el', close: ')', form: 'dmy' },
			isFormAsked: false,
			count: 3,
			example: 'Piso sucio (corregido el: 14/3/2024)',
		});
	});

	test('whose dates can be read both ways has to be asked about', () => {
		const both = Array.from({ length: 5 }, (_, day) => `Vidrio roto [hecho: 0${day + 1}/02/2024]`);
		expect(correctionOf(both)).toMatchObject({ isFormAsked: true, count: 5 });
	});

	test('is offered neither for a few, nor for what is no date', () => {
		expect(correctionOf(texts.slice(0, 2))).toBeNull();
		expect(correctionOf(Array(9).fill('Piso (zona: bar)'))).toBeNull();
		expect(correctionOf([])).toBeNull();
	});

	test('is taken off, and the text keeps its own brackets', () => {
		const correction = correctionOf(texts)?.correction ?? null;
		const [first = '', , third = ''] = texts;
		expect(readText(first, correction)).toEqual({
			text: 'Piso sucio',
			corrected: { told: '14/3/2024', reading: { kind: 'day', day: '2024-03-14' } },
		});
		expect(readText(third, correction)).toEqual({ text: third, corrected: null });
		expect(readText(first, null)).toEqual({ text: first, corrected: null });
		const odd = readText('Piso (corregido el: 10:30)', correction);
		expect(odd.corrected?.reading.kind).toBe('unreadable');
	});
});
