// Everything a phone holds becomes one zip, piece by piece: the page stays alive, photos come singly.
import type { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { bytesHash, runningHash } from '#lib/protocol/digest.ts';
import { exportMagic, exportVersion, type Held, type Manifest } from '#lib/protocol/export.ts';
import { unpackedLimit } from './limits.ts';
import { readme } from './readme.ts';

/** Device time in ms, and the application's version. */
export type WrittenBy = { at: number; app: string };

/** The whole file in memory. Where there are many photos, `exportParts` needs half as much. */
export async function writeExport(held: Held, by: WrittenBy): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	for await (const part of exportParts(held, by)) parts.push(part);
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** The file in the order of its bytes. A picture that would pass the limit of reading is left out. */
export async function* exportParts(
	held: Held,
	{ at, app }: WrittenBy,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const zip = await openZip(at);
	zip.pack('README.txt', encode(readme));
	const ops = await packOps(zip, held.ops);
	yield* zip.take();
	const photos: Manifest['photos'] = [];
	for await (const { sha, mime, bytes, thumb } of held.photos) {
		if (!zip.hasRoomFor(bytes.byteLength + (thumb?.byteLength ?? 0))) continue;
		const file = `photos/${sha}.${extensionOf(mime)}`;
		const small = thumb && `thumbs/${sha}.jpg`;
		zip.store(file, viewOf(bytes));
		if (thumb && small) zip.store(small, viewOf(thumb));
		photos.push({ sha, mime, file, thumb: small });
		yield* zip.take();
		await breath();
	}
	const raws: Manifest['raws'] = [];
	for await (const { bytes, ...raw } of held.raws) {
		if (!zip.hasRoomFor(bytes.byteLength)) continue;
		const file = `raws/${raw.id}`;
		zip.store(file, viewOf(bytes));
		raws.push({ ...raw, file, sha: bytesHash(viewOf(bytes)) });
		yield* zip.take();
		await breath();
	}
	const { org, dev } = held;
	const manifest: Manifest = {
		magic: exportMagic,
		v: exportVersion,
		org,
		dev,
		exportedAt: at,
		app,
		ops,
		photos,
		raws,
	};
	zip.pack('todo-habla.json', encode(JSON.stringify(manifest, null, '\t')));
	yield* zip.end();
}

type Packing = Awaited<ReturnType<typeof openZip>>;

async function openZip(exportedAt: number) {
	const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let total = 0;
	const mtime = dateInZip(exportedAt);
	const zip: Zip = new Zip((error, part) => {
		if (error) throw error;
		parts.push(part as Uint8Array<ArrayBuffer>);
	});
	const add = (file: ZipDeflate | ZipPassThrough) => {
		file.mtime = mtime;
		zip.add(file);
		return {
			push: (bytes: Uint8Array, isLast: boolean) => {
				total += bytes.length;
				file.push(bytes, isLast);
			},
		};
	};
	return {
		open: (name: string) => add(new ZipDeflate(name, { level: 6 })),
		pack: (name: string, bytes: Uint8Array) => add(new ZipDeflate(name)).push(bytes, true),
		/** Pictures are packed already; packing them again only costs battery. */
		store: (name: string, bytes: Uint8Array) => add(new ZipPassThrough(name)).push(bytes, true),
		hasRoomFor: (bytes: number) => total + bytes < unpackedLimit - manifestReserve,
		take: () => parts.splice(0),
		end: () => {
			zip.end();
			return parts.splice(0);
		},
	};
}

/** Kept for the manifest, which comes last and names every picture. */
const manifestReserve = 32 * 1024 * 1024;
const linesAtOnce = 200;

async function packOps(zip: Packing, ops: Held['ops']): Promise<Manifest['ops']> {
	const entry = zip.open('ops.jsonl');
	const seal = runningHash();
	for (let from = 0; from < ops.length; from += linesAtOnce) {
		const lines = ops.slice(from, from + linesAtOnce).map((op) => `${JSON.stringify(op)}\n`);
		const bytes = encode(lines.join(''));
		seal.add(bytes);
		entry.push(bytes, false);
		await breath();
	}
	entry.push(new Uint8Array(0), true);
	return { file: 'ops.jsonl', count: ops.length, sha256: seal.hex() };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const viewOf = (bytes: Uint8Array | ArrayBuffer): Uint8Array =>
	bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);

/** Lets the page answer a thumb before the next piece. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const extensions: Record<string, string> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/heic': 'heic',
	'image/heif': 'heif',
	'image/avif': 'avif',
};
const extensionOf = (mime: string): string => extensions[mime] ?? 'bin';

/** A zip can only name the years 1980 to 2099; a phone's clock may say anything. */
function dateInZip(at: number): Date {
	const date = new Date(at);
	const year = date.getFullYear();
	return year >= 1981 && year <= 2098 ? date : new Date(Date.UTC(1981, 0, 1, 12));
}
