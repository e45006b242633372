// An owner's changes to a list: each gives another list, whose items keep their ids.
import { expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { flawOf, withItem, withoutItem, withWeight, withWording } from './edit.ts';

const list = aVersion('hall', [
	anItem('floor', { text: { es: 'Piso limpio', en: 'Clean floor' } }),
	anItem('light'),
]).checklist;

test('a new weight or wording keeps the item and its place; the stale translation goes', () => {
	expect(withWeight(list, 'floor', 3).items.map(({ weight }) => weight)).toEqual([3, 1]);
	const worded = withWording(list, 'floor', ' El piso brilla ', 'es');
	expect(worded.items[0]).toEqual({ ...list.items[0], text: { es: 'El piso brilla' } });
	expect(list.items[0]?.text.en).toBe('Clean floor');
});

test('an item is left out, and one of their own joins at the end', () => {
	expect(withoutItem(list, 'floor').items.map(({ id }) => id)).toEqual(['light']);
	const own = {
		text: 'El menú no tiene manchas',
		tells: '¿Quién comió aquí antes?',
		quickFix: 'Cambiarlo',
		dimension: 'cleanliness' as const,
		weight: 2 as const,
		critical: false,
	};
	expect(withItem(list, own, { id: 'own-1', language: 'es' }).items.at(-1)).toEqual({
		id: 'own-1',
		dimension: 'cleanliness',
		weight: 2,
		critical: false,
		response: 'passfail',
		text: { es: 'El menú no tiene manchas' },
		tells: { es: '¿Quién comió aquí antes?' },
		quickFix: { es: 'Cambiarlo' },
	});
});

test('a list of nothing, or with an item that says nothing, cannot be published', () => {
	expect(flawOf(list, 'es')).toBeNull();
	expect(flawOf({ ...list, items: [] }, 'es')).toBe('empty');
	expect(flawOf(withWording(list, 'light', '  ', 'es'), 'es')).toBe('wordless');
});
