// Words follow the reader, numbers follow the region, and both change in place.
import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { en } from '#lib/messages/en.ts';
import { es } from '#lib/messages/es.ts';
import { f, language, m, speak, writeAsIn } from './words.svelte.ts';

afterEach(async () => {
	writeAsIn('MX');
	await speak('es');
});

test('what is on screen changes its language in place', async () => {
	await speak('es');
	const shown: string[] = [];
	const stop = $effect.root(() => {
		$effect(() => void shown.push(m.walk.pass));
	});
	flushSync();
	await speak('en');
	flushSync();
	stop();
	expect(shown).toEqual([es.walk.pass, en.walk.pass]);
	expect(language()).toBe('en');
});

test('numbers are written as the region does, and change with it', async () => {
	await speak('es');
	const shown: string[] = [];
	const stop = $effect.root(() => {
		$effect(() => void shown.push(f.tenths(882)));
	});
	flushSync();
	writeAsIn('ES');
	flushSync();
	stop();
	expect(shown).toEqual(['88.2', '88,2']);
});

test('Spanish reads hours as schedules do, English as its region does', async () => {
	const at = Date.UTC(2026, 10, 2, 22, 5);
	await speak('es');
	expect(f.time(at, 'America/Mexico_City')).toBe('16:05');
	await speak('en');
	writeAsIn('US');
	expect(f.time(at, 'America/Mexico_City')).toMatch(/^0?4:05\sPM$/);
});
