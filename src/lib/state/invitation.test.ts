// What a scanned text is: a door of this server, of another one, or nothing of ours.
import { expect, test } from 'vitest';
import { linkIn } from './invitation.ts';

const token = 'Zm9uZGEtamFjYXJhbmRhLTAxMjM0NTY3';

test('a link of this server leads to its door', () => {
	expect(linkIn(`https://fonda.example/join#${token}`, 'https://fonda.example')).toEqual({
		token,
		door: 'join',
	});
	expect(linkIn(` https://fonda.example/set-up#${token} `, 'https://fonda.example')).toEqual({
		token,
		door: 'set-up',
	});
});

test('a link of another server says which, and its secret goes nowhere', () => {
	expect(linkIn(`http://otra.example:8080/join#${token}`, 'https://fonda.example')).toEqual({
		host: 'otra.example:8080',
	});
});

test.each([
	'https://fonda.example/',
	'https://fonda.example/join',
	'https://fonda.example/join#corto',
	`javascript:alert(1)//join#${token}`,
	'WIFI:T:WPA;S:fonda;P:secreto;;',
	'',
])('anything else is no invitation: %s', (text) => {
	expect(linkIn(text, 'https://fonda.example')).toBeNull();
});
