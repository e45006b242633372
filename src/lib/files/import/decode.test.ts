// What wrote a file is told by its bytes; a pair that could be both does not turn the rest.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, settled } from './decode.ts';

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
/** Of what Windows-1252 has between 128 and 159, and Latin-1 has not. */
const quotes = new Map([
	['“', 0x93],
	['”', 0x94],
]);
const old = (text: string): number[] =>
	[...text].map((sign) => quotes.get(sign) ?? sign.charCodeAt(0));
const read = (...bytes: number[][]) => {
	const { text, encoding } = decode(Uint8Array.from(bytes.flat()));
	return [encoding, settled(text)];
};

describe('Windows-1252 in which two letters happen to make a sign of UTF-8', () => {
	test.each([
		'Muñoz;«MENÚ»\nPeñón;José\n',
		'Muñoz;“CAFÉ”\nGüero;Niño\n',
		'«MENÚ»',
		'“NIÑ”, «CAFÉ», «MENÚ»; año',
		'«MAÇû; Muñoz, Güero, José, Niño, año, señal, ¿qué?, cafés, sí, más, aquí',
	])('%j is read as it was meant', (text) => {
		expect(read(old(text))).toEqual(['windows-1252', text]);
	});
});

describe('both in one file', () => {
	test.each([
		['Café, líneas\n', 'Peñón, Niño\n'],
		['Café\n', 'Muñoz, Güero, José, Niño, año\n'],
		['Стол и стул, кухня и зал\n', 'Muñoz\n'],
		['“Cremería” €\n', 'señal «sí»\n'],
	])('%j beside %j, each is read as it was written', (one, other) => {
		expect(read(utf8(one), old(other))).toEqual(['mixed', one + other]);
		expect(read(old(other), utf8(one))).toEqual(['mixed', other + one]);
	});
});

test('whatever Spanish it holds, a file of one encoding is read whole', () => {
	const words = fc.constantFrom(
		...'Muñoz,José,Güero,«sí»,“no”,MENÚ,«MENÚ»,“CAFÉ”,piso,¿qué?'.split(','),
	);
	fc.assert(
		fc.property(fc.array(words, { maxLength: 40 }), (some) => {
			const text = ['año', ...some, 'sucio'].join(' ');
			expect(read(utf8(text))).toEqual(['utf-8', text]);
			expect(read(old(text))).toEqual(['windows-1252', text]);
		}),
	);
});
