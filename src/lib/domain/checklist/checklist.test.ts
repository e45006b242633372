// A published list and its sentences in the reader's language.
import { expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { itemsOf, textIn, versionAfter } from './checklist.ts';

const version = aVersion('t1', [anItem('floor'), anItem('desk')]);

test('a sentence is read in the reader’s language, else in the one it was written in', () => {
	expect(textIn({ es: 'Piso', en: 'Floor' }, 'en')).toBe('Floor');
	expect(textIn({ es: 'Piso' }, 'en')).toBe('Piso');
	expect(textIn({ en: 'Floor' }, 'es')).toBe('Floor');
	expect(textIn({}, 'es')).toBe('');
	expect(textIn(undefined, 'es')).toBe('');
});

test('a publishing tells of a version, named by its content', () => {
	const { tpl, checklist } = version;
	const told = { kind: 'checklist.publish', v: 1, scope: 'org', ent: checklist.id } as const;
	const stamp = { id: 'a', parents: [], at: 5, off: 0 };
	expect(versionAfter({ ...told, ...stamp, body: { tpl, checklist } })).toEqual({
		...version,
		at: 5,
	});
});

test('the items of a version are found by their id', () => {
	expect(itemsOf(version).get('desk')).toEqual(anItem('desk'));
	expect(itemsOf(version).size).toBe(2);
});
