// No human word stands outside messages/, and every word there has its other language.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordsIn } from './support/words.ts';
import { en } from '../src/lib/messages/en.ts';
import { es } from '../src/lib/messages/es.ts';

/** Names that are the same in every language. */
const brands = ['Todo Habla'];
/** Quoted though they stand on no button: words of the product. */
const quotable = ['Siempre N/A aquí', 'Always N/A here'];

const components = execFileSync(
	'git',
	['ls-files', '--cached', '--others', '--exclude-standard', '-z', 'src/*.svelte'],
	{ encoding: 'utf8' },
)
	.split('\0')
	.filter((path) => path !== '' && existsSync(path));

describe('markup', () => {
	test('no component says a word of its own', () => {
		expect(components.length).toBeGreaterThan(0);
		const said = components.flatMap((file) => wordsIn(file, readFileSync(file, 'utf8'), brands));
		expect(said).toEqual([]);
	});

	test.each([
		['<button>Terminar recorrido</button>', 'Terminar recorrido'],
		['<p>{m.hello} ya</p>', 'ya'],
		['<svelte:head><title>Hoy</title></svelte:head>', 'Hoy'],
		['<button aria-label="Cerrar">x</button>', 'Cerrar'],
		['<img alt={"Foto"} src={a} />', 'Foto'],
		['<img alt="Foto {n}" src={a} />', 'Foto'],
		['<input placeholder={a ? m.note : "Nota"} />', 'Nota'],
		['<p title={`Quedan ${n}`}></p>', 'Quedan'],
		['<Field label="Nombre" />', 'Nombre'],
		['<p>{done ? "Listo" : m.wait}</p>', 'Listo'],
		['<p>{n + " fotos"}</p>', 'fotos'],
		['<p>{name ?? `Sin ${x}`}</p>', 'Sin'],
		['<p>{say("Hasta luego")}</p>', 'Hasta luego'],
		['<button onclick={() => tell("Algo falló")}>{m.go}</button>', 'Algo falló'],
		['{#if a}<b>Mal</b>{:else}{m.ok}{/if}', 'Mal'],
		['{#each rows as row (row.id)}<td>de</td>{/each}', 'de'],
		['{@render row("Todas las áreas")}', 'Todas las áreas'],
	])('a word in the markup is found: %s', (markup, words) => {
		const [first, ...others] = wordsIn(
			'X.svelte',
			`<script lang="ts"></script>\n\n${markup}`,
			brands,
		);
		expect(first).toBe(`X.svelte:3: ${words}`);
		expect(others).toEqual([]);
	});

	test.each([
		['<p class="big red" style="color: red">{m.hello}</p>'],
		['<p class={on ? "big red" : "small"}>{m.hello} · {n} % x</p>'],
		['<h1>Todo Habla</h1>'],
		['<button type="button" aria-label={m.close} aria-describedby="one two">×</button>'],
		['<p>{m.kinds[kind === "fail" ? "bad" : "good"]}</p>'],
		['<p title={kind === "fail" ? m.bad : m.good}></p>'],
		['<svg viewBox="0 0 24 24"><path d="M1 2 L3 4" /></svg>'],
		['<style>p { color: red; }</style>'],
		['<!-- Un comentario -->'],
		['{#if state === "open"}{m.open}{/if}'],
		['<script>const said = "Esto no es marcado";</script>'],
	])('what nobody reads is no word: %s', (markup) => {
		expect(wordsIn('X.svelte', markup, brands)).toEqual([]);
	});
});

type Leaf = string | ((...values: unknown[]) => string);

/** Every message by its path: `walk.pass` → «Bien». */
function leavesOf(value: unknown, path = ''): [string, Leaf][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value === 'function') return [[path, value as Leaf]];
	return Object.entries(value ?? {}).flatMap(([key, inner]) =>
		leavesOf(inner, path ? `${path}.${key}` : key),
	);
}

/** What a message says, for one and for several; a function is given numbers, or else words. */
function said(leaf: Leaf): string[] {
	if (typeof leaf === 'string') return [leaf];
	return [1, 2, '7'].map((value) =>
		String(leaf(...Array.from({ length: leaf.length }, () => value))),
	);
}

describe('messages', () => {
	const languages = { es: leavesOf(es), en: leavesOf(en) };
	const kindOf = (leaf: Leaf) => (typeof leaf === 'string' ? 'text' : `of ${leaf.length}`);

	test('every message exists in both languages and takes the same values', () => {
		const shape = (leaves: [string, Leaf][]) =>
			leaves.map(([path, leaf]) => `${path}: ${kindOf(leaf)}`).sort();
		expect(languages.es.length).toBeGreaterThan(100);
		expect(shape(languages.en)).toEqual(shape(languages.es));
	});

	test.each(Object.entries(languages))('%s: no message is empty or undecided', (_name, leaves) => {
		for (const [path, leaf] of leaves) {
			for (const text of said(leaf)) {
				expect(text, path).toBe(text.trim());
				expect(text, path).not.toMatch(/^$|undefined|NaN|\[object|TODO/);
			}
		}
	});

	test('no sentence was left in the other language', () => {
		const spanish = new Map(languages.es);
		const same = languages.en.filter(
			([path, leaf]) =>
				typeof leaf === 'string' && leaf === spanish.get(path) && /\S \S+ \S/.test(leaf),
		);
		expect(same.map(([path]) => path)).toEqual([]);
	});

	test.each(Object.entries(languages))(
		'%s: quotation marks quote the screen, and are no "',
		(_n, leaves) => {
			const onScreen = new Set(leaves.flatMap(([, leaf]) => said(leaf)));
			for (const [path, leaf] of leaves) {
				for (const text of said(leaf)) {
					expect(text, path).not.toContain('"');
					const quotes = [...text.matchAll(/[«“]([^»”]*)[»”]/g)].map(([, inner]) => inner ?? '');
					const strange = quotes.filter(
						(inner) => !onScreen.has(inner) && !quotable.includes(inner),
					);
					expect(strange, path).toEqual([]);
				}
			}
		},
	);
});
