// Holds a file against the law: who may import whom, what it may take from the world, how big it is.
import { posix } from 'node:path';
import { readSource, type Import, type Source } from './source.ts';

export type Room = {
	name: string;
	/** Path prefixes; the first room that matches is the file's. */
	at: string[];
	/** Rooms it may import, besides itself; `x (types)` allows types only. */
	ours: string[];
	/** Packages; a trailing `*` matches the rest of the name. `kit` stands for SvelteKit's modules. */
	outside: string[];
	/** Names of the world it may not use. */
	never: string[];
};

export type Law = {
	rooms: Room[];
	/** Names of the world with the only files that may use them. */
	onlyIn: { names: string[]; files: string[] }[];
	/** Most lines by path; the first that matches counts. */
	sizes: { path: RegExp; lines: number }[];
	/** Forbidden as names of folders. */
	folders: string[];
	topLevel: string[];
};

const kit = ['@sveltejs/kit', '$app/*', './$types', './$types.js'];
const assets = /\.(css|svg|png|webp|woff2)$/;
const isTest = (file: string): boolean => /\.(test|spec)\.ts$/.test(file);
const isCode = (file: string): boolean => /\.(ts|js|svelte)$/.test(file);

const roomOf = (law: Law, path: string): Room | undefined =>
	law.rooms.find(({ at }) => at.some((start) => path.startsWith(start)));

/** Every way in which one file of `src` breaks the import law or takes what it may not. */
export function offencesOf(law: Law, file: string, text: string): string[] {
	if (!file.startsWith('src/') || !isCode(file) || isTest(file)) return [];
	const room = roomOf(law, file);
	if (!room) return [`${file}: belongs to no room of the law`];
	const source = readSource(file, text);
	return [...importOffences(law, room, file, source), ...useOffences(law, room, file, source)];
}

function importOffences(law: Law, room: Room, file: string, source: Source): string[] {
	return source.imports.flatMap((one) => {
		const target = targetOf(file, one.from);
		if (target === null) return mayUse(room.outside, one.from) ? [] : [said(file, one, room.name)];
		if (assets.test(target)) return [];
		const other = roomOf(law, target);
		return other && mayEnter(room, other.name, one) ? [] : [said(file, one, room.name)];
	});
}

const said = (file: string, { line, from }: Import, room: string): string =>
	`${file}:${line} ${room} may not import ${from}`;

/** The path of one of our own files, or null for a package. */
function targetOf(file: string, from: string): string | null {
	const bare = from.replace(/\?.*$/, '');
	if (kit.includes(from)) return null;
	if (bare.startsWith('#lib/')) return bare.replace('#lib/', 'src/lib/');
	if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), bare));
	return null;
}

function mayEnter(room: Room, other: string, { typesOnly }: Import): boolean {
	if (other === room.name || room.ours.includes(other)) return true;
	return typesOnly && room.ours.includes(`${other} (types)`);
}

const mayUse = (allowed: readonly string[], from: string): boolean =>
	allowed
		.flatMap((name) => (name === 'kit' ? kit : [name]))
		.some((name) =>
			name.endsWith('*')
				? from.startsWith(name.slice(0, -1))
				: from === name || from.startsWith(`${name}/`),
		);

function useOffences(law: Law, room: Room, file: string, source: Source): string[] {
	return source.uses.flatMap(({ name, line }) => {
		const place = `${file}:${line}`;
		if (room.never.includes(name)) return [`${place} ${room.name} may not use ${name}`];
		const only = law.onlyIn.find(({ names }) => names.includes(name));
		if (!only || only.files.includes(file)) return [];
		return [`${place} ${name} belongs in ${only.files.join(', ')} alone`];
	});
}

/** Files of a room that import a package, or one name of it. */
export function importersOf(
	files: ReadonlyMap<string, string>,
	within: string,
	wanted: string,
	name?: string,
): string[] {
	return [...files]
		.filter(([file]) => file.startsWith(within) && isCode(file) && !isTest(file))
		.filter(([file, text]) =>
			readSource(file, text).imports.some(
				({ from, names }) => from === wanted && (name === undefined || names.includes(name)),
			),
		)
		.map(([file]) => file);
}

/** Null when the file is no bigger than it may be. */
export function sizeOffence(law: Law, file: string, text: string): string | null {
	const most = law.sizes.find(({ path }) => path.test(file))?.lines ?? Infinity;
	const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
	return lines > most ? `${file}: ${lines} lines, at most ${most}` : null;
}

/** Null when the path names no forbidden folder and starts with an allowed entry. */
export function placeOffence(law: Law, file: string): string | null {
	const [top = '', ...rest] = file.split('/');
	if (!law.topLevel.includes(top)) return `${file}: the top level has no place for ${top}`;
	const folders = rest.slice(0, -1);
	const bad = folders.find(
		(folder, depth) =>
			law.folders.includes(folder) || (folder === 'lib' && (top !== 'src' || depth > 0)),
	);
	return bad === undefined ? null : `${file}: a folder named ${bad} says nothing`;
}

/** Null when the file opens with a comment: before anything else, or first thing in its script. */
export function openingOffence(file: string, text: string): string | null {
	if (!file.startsWith('src/lib/') || !isCode(file)) return null;
	const start = file.endsWith('.svelte') ? text.replace(/^<script[^>]*>\s*/, '') : text;
	return /^(\/\/|\/\*|<!--)/.test(start) ? null : `${file}: opens without saying what it is for`;
}
