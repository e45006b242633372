// What an export file holds: `local` gathers it and takes it in, `files` writes and reads it.
import * as v from 'valibot';
import { walkKinds, type WalkKind } from '#lib/domain/walk/walk.ts';
import { hash, name, uuid } from './bodies.ts';
import type { Op } from './op.ts';

export const exportMagic = 'todo-habla/export';
export const exportVersion = 1;

export type ExportPhoto = {
	sha: string;
	mime: string;
	bytes: Uint8Array | ArrayBuffer;
	thumb: Uint8Array | ArrayBuffer | null;
};

/** A picture whose small copy was not ready. */
export type ExportRaw = {
	id: string;
	walk: string;
	site: string;
	area: string;
	item: string;
	tpl: string;
	kind?: WalkKind;
	role: 'before' | 'after';
	mime: string;
	takenAt: number | null;
	bytes: Uint8Array | ArrayBuffer;
};

type Several<T> = Iterable<T> | AsyncIterable<T>;

/** All a phone holds; org and dev are null while it has told nothing. Photos come one at a time. */
export type Held = {
	org: string | null;
	dev: string | null;
	ops: Op[];
	photos: Several<ExportPhoto>;
	raws: Several<ExportRaw>;
};

export type ExportWarning = { code: 'photo-mismatch' | 'photo-missing'; file: string };

/**
 * What was read: whole, checked, and in memory (photos as views of the file where possible). `app` is
 * the application's version, `exportedAt` device time in ms.
 */
export type ExportContent = Held & {
	app: string;
	exportedAt: number;
	photos: ExportPhoto[];
	raws: ExportRaw[];
	warnings: ExportWarning[];
};

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const mime = v.pipe(v.string(), v.regex(/^([\w.+-]+\/[\w.+-]+)?$/, 'not a media type'));

const photo = v.object({ sha: hash, mime, file: v.string(), thumb: v.nullable(v.string()) });
const raw = v.object({
	id: name,
	walk: name,
	site: name,
	area: name,
	item: name,
	tpl: v.string(),
	kind: v.optional(v.picklist(walkKinds)),
	role: v.picklist(['before', 'after']),
	mime: v.string(),
	takenAt: v.nullable(v.number()),
	file: v.string(),
	sha: hash,
});

const manifest = v.object({
	magic: v.literal(exportMagic),
	v: v.literal(exportVersion),
	org: v.nullable(uuid),
	dev: v.nullable(uuid),
	exportedAt: v.number(),
	app: v.string(),
	ops: v.object({ file: v.literal('ops.jsonl'), count: size, sha256: hash }),
	photos: v.array(photo),
	raws: v.array(raw),
});

/** `todo-habla.json`: names every other file of the export. */
export type Manifest = v.InferOutput<typeof manifest>;

/** The manifest, or in one word why this is none that can be read. */
export function parseManifest(value: unknown): Manifest | 'foreign' | 'newer' | 'broken' {
	if (!v.is(v.object({ magic: v.literal(exportMagic) }), value)) return 'foreign';
	if (v.is(v.object({ v: v.pipe(v.number(), v.gtValue(exportVersion)) }), value)) return 'newer';
	const result = v.safeParse(manifest, value);
	return result.success ? result.output : 'broken';
}
