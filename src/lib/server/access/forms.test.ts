// What people type at the doors is read once: it fits, or the Problem says what does not.
import { describe, expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import {
	readCredentials,
	readInvitation,
	readNewPassword,
	readNewPerson,
	readPlace,
	readSecret,
	readSetUp,
} from './forms.ts';

const ana = { name: 'Ana', username: 'ana', password: 'tres palabras sueltas' };

function problemOf(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		if (error instanceof Problem) return error.code;
		throw error;
	}
	return 'none';
}

describe('a new person', () => {
	test('is read as meant: no spaces around, the username in small letters', () => {
		const told = { ...ana, name: '  Ana María ', username: ' Ana.María'.replace('í', 'i') };
		expect(readNewPerson(told)).toEqual({ ...ana, name: 'Ana María', username: 'ana.maria' });
	});

	test.each(['', '   ', 'a\nb', 'a\0b', '\uD800', 'x'.repeat(101), 7, null, undefined, {}])(
		'has a name of one line: %j',
		(name) => {
			expect(problemOf(() => readNewPerson({ ...ana, name }))).toBe('bad-name');
		},
	);

	test.each(['an', 'x'.repeat(31), 'ana ruiz', 'señora', 'ana@x', '', 'a\0bc', ['ana'], null])(
		'has a username that can be typed anywhere: %j',
		(username) => {
			expect(problemOf(() => readNewPerson({ ...ana, username }))).toBe('bad-username');
		},
	);

	test.each([
		...['corta', '12345678', 'PASSWORD', 'aaaaaaaaaaaa', 'Ana12345', 'contraseña', 'x'.repeat(129)],
		'ábcdéf',
	])('has a password that is not the first that anybody tries: %j', (password) => {
		expect(problemOf(() => readNewPassword({ password }, 'ana'))).toBe('weak-password');
	});

	test('a phrase is a good password, in any language', () => {
		for (const password of ['tres palabras sueltas', 'ñandú-9-verde', '三つの言葉を使う'])
			expect(readNewPassword({ password }, 'ana')).toBe(password);
	});
});

test('whatever cannot be a username or password is simply wrong', () => {
	expect(readCredentials({ username: ' ANA ', password: 'x' })).toEqual({
		...{ username: 'ana', password: 'x' },
	});
	for (const told of [
		{ username: 'a b', password: 'x' },
		{ username: 'ana', password: 'x'.repeat(129) },
	])
		expect(problemOf(() => readCredentials(told))).toBe('wrong-password');
});

test.each([null, [], 'text', 7, {}, { username: 'ana' }])('%j is no sign-in', (body) => {
	expect(problemOf(() => readCredentials(body))).toBe('unreadable');
});

test('an invitation is held by a secret or a code', () => {
	expect(readSecret({ token: 'abc' })).toEqual({ token: 'abc' });
	expect(readSecret({ code: 'K7QM-2XNT' })).toEqual({ code: 'K7QM-2XNT' });
	for (const told of [{}, { token: '' }, { token: 'x'.repeat(201) }, { code: 7 }])
		expect(problemOf(() => readSecret(told))).toBe('unreadable');
});

test('a set-up names the business and the region, and adopts by a real name', () => {
	const form = { token: 't', business: 'La Esquina', region: 'MX', ...ana };
	const org = '0b1c2d3e-0000-4000-8000-00000000000a';
	expect(readSetUp(form)).toMatchObject({ business: 'La Esquina', adopt: undefined, person: ana });
	expect(readSetUp({ ...form, adopt: { org, dev: org } })).toMatchObject({
		...{ adopt: { org }, dev: org },
	});
	expect(problemOf(() => readSetUp({ ...form, business: ' ' }))).toBe('bad-name');
	for (const wrong of [
		{ region: 'México' },
		{ adopt: { org: 'mine' } },
		{ token: 7 },
		{ dev: 'x' },
	])
		expect(problemOf(() => readSetUp({ ...form, ...wrong }))).toBe('unreadable');
});

test('an offer has a role, places, a life of at most ninety days and some uses', () => {
	const offer = { role: 'lead', sites: ['s1'], hours: 48, uses: 5 };
	expect(readInvitation(offer)).toEqual(offer);
	for (const wrong of [
		...[{ role: 'boss' }, { sites: [] }, { sites: ['a b'] }, { sites: 's1' }, { hours: 0 }],
		...[{ hours: 24 * 90 + 1 }, { hours: 1.5 }, { uses: 0 }, { uses: 201 }, { uses: '5' }],
	])
		expect(
			problemOf(() => readInvitation({ ...offer, ...wrong })),
			JSON.stringify(wrong),
		).toBe('unreadable');
	expect(readPlace({ role: 'auditor', sites: 'all', name: ' Eva ' })).toMatchObject({
		name: 'Eva',
	});
	expect(problemOf(() => readPlace({ role: 'auditor', sites: 'all', name: '' }))).toBe('bad-name');
});
