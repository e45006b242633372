// Every failure of the database has a name, however deep the browser hides it.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { aPhone } from '../../../tests/support/phone.ts';
import { classify, LocalProblem } from './problem.ts';

const named = (name: string, more: object = {}) =>
	Object.assign(new Error(name), { name, ...more });

test('a full disk is seen through every wrapping', () => {
	const full = new DOMException('full', 'QuotaExceededError');
	expect(classify(full)).toBe('quota');
	expect(classify(named('AbortError', { inner: full }))).toBe('quota');
	expect(classify(named('AbortError', { inner: named('AbortError', { inner: full }) }))).toBe(
		'quota',
	);
	expect(classify(new Error('transaction failed', { cause: full }))).toBe('quota');
	expect(classify(new Dexie.AbortError('aborted', full))).toBe('quota');
	expect(classify(named('AbortError', { message: 'QuotaExceededError: no room' }))).toBe('quota');
});

test('a full disk is seen when only some of many rows did not fit', async () => {
	const phone = aPhone();
	const full = new DOMException('full', 'QuotaExceededError');
	const some = new Dexie.BulkError('1 of 2 operations failed', { 1: full });
	expect(classify(some)).toBe('quota');
	await expect(phone.run(() => Promise.reject(some))).rejects.toMatchObject({ code: 'quota' });
});

test('a rejected row is not a full disk', () => {
	const some = new Dexie.BulkError('1 of 2', { 0: named('ConstraintError') });
	expect(classify(some)).toBe('unknown');
});

test('lost connections, newer databases and forbidden storage are told apart', () => {
	for (const name of ['InvalidStateError', 'UnknownError', 'DatabaseClosedError', 'AbortError']) {
		expect(classify(named(name))).toBe('lost');
	}
	expect(classify(named('OpenFailedError', { inner: named('InvalidStateError') }))).toBe('lost');
	expect(classify(named('OpenFailedError', { inner: named('VersionError') }))).toBe('newer');
	expect(classify(named('SecurityError'))).toBe('unavailable');
	expect(classify(named('MissingAPIError'))).toBe('unavailable');
});

test('whatever is thrown has some name', () => {
	for (const thrown of [null, undefined, 'text', 7, {}, new Error('?')]) {
		expect(classify(thrown)).toBe('unknown');
	}
	const endless: { name: string; inner?: unknown } = { name: 'Strange' };
	endless.inner = endless;
	expect(classify(endless)).toBe('unknown');
	expect(classify(new LocalProblem('blocked'))).toBe('blocked');
	expect(classify(named('AbortError', { inner: new LocalProblem('too-large') }))).toBe('too-large');
});
