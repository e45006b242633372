// What is typed at the door is checked field by field, from top to bottom.
import { expect, test } from 'vitest';
import { codeAsMeant, faultOfNewcomer, usernameAsKept } from './newcomer.ts';

const ana = { name: 'Ana', username: 'ana', password: 'tres palabras' };

test('a name, a username and a long enough password are in order', () => {
	expect(faultOfNewcomer(ana)).toBeNull();
	expect(faultOfNewcomer({ ...ana, username: ' Ana.Ruiz_2 ' })).toBeNull();
});

test.each([
	['name', { ...ana, name: '   ', username: '' }],
	['username', { ...ana, username: 'an' }],
	['username', { ...ana, username: 'ana ruiz' }],
	['username', { ...ana, username: 'añá' }],
	['username', { ...ana, username: 'a'.repeat(31) }],
	['password', { ...ana, password: 'corta' }],
	['password', { ...ana, password: '😀😀😀😀' }],
])('the first thing to put right is the %s', (fault, told) => {
	expect(faultOfNewcomer(told)).toBe(fault);
});

test('capitals and blanks make no other username, and dashes no other code', () => {
	expect(usernameAsKept(' Ana ')).toBe('ana');
	expect(codeAsMeant(' k7qm – 2xnt ')).toBe('K7QM2XNT');
});
