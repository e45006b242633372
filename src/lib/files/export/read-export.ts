// A file that somebody chose becomes what another phone held, or a problem with a name.
import { bytesHash } from '#lib/protocol/digest.ts';
import {
	parseManifest,
	type ExportContent,
	type ExportPhoto,
	type ExportRaw,
	type ExportWarning,
	type Manifest,
} from '#lib/protocol/export.ts';
import type { Op } from '#lib/protocol/op.ts';
import { parseOp, WireProblem } from '#lib/protocol/wire.ts';
import { FileProblem } from './file-problem.ts';
import { entryLimit, pictureLimit } from './limits.ts';
import type { ZipEntry } from './zip-index.ts';

/**
 * Reads and checks a whole export. Throws FileProblem; a picture that is not what its name says is no
 * problem but a warning, and left out.
 */
export async function readExport(file: Uint8Array): Promise<ExportContent> {
	const { unpacked, zipIndex } = await import('./zip-index.ts');
	const index = zipIndex(file);
	const take: Take = (name, limit) => {
		const entry: ZipEntry | undefined = index.get(name);
		return entry && entry.size <= limit ? unpacked(file, entry) : null;
	};
	if (!index.has('todo-habla.json')) throw new FileProblem('not-an-export');
	const manifest = manifestOf(take('todo-habla.json', entryLimit));
	const ops = opsOf(manifest, take('ops.jsonl', entryLimit));
	const warnings: ExportWarning[] = [];
	const photos = await photosOf(manifest, take, warnings);
	const raws = await rawsOf(manifest, take, warnings);
	const { org, dev, app, exportedAt } = manifest;
	return { org, dev, app, exportedAt, ops, photos, raws, warnings };
}

/** The bytes of an entry, or null when it is missing, too large or damaged. */
type Take = (name: string, limit: number) => Uint8Array | null;

function manifestOf(bytes: Uint8Array | null): Manifest {
	if (!bytes) throw new FileProblem('corrupt', { path: 'todo-habla.json' });
	const manifest = parseManifest(jsonOf(decoded(bytes)));
	if (manifest === 'foreign') throw new FileProblem('not-an-export');
	if (manifest === 'newer') throw new FileProblem('newer');
	if (manifest === 'broken') throw new FileProblem('corrupt', { path: 'todo-habla.json' });
	return manifest;
}

function opsOf({ ops: told, org }: Manifest, bytes: Uint8Array | null): Op[] {
	if (!bytes || bytesHash(bytes) !== told.sha256) {
		throw new FileProblem('corrupt', { path: 'ops.jsonl' });
	}
	const ops: Op[] = [];
	const refused: string[] = [];
	for (const [index, line] of decoded(bytes).split('\n').entries()) {
		if (line === '') continue;
		const value = jsonOf(line);
		try {
			ops.push(parseOp(value));
		} catch (error) {
			if (!(error instanceof WireProblem)) throw error;
			refused.push(`ops.jsonl:${index + 1} ${error.path}`.trim());
		}
	}
	const [path] = refused;
	if (path) throw new FileProblem('corrupt', { count: refused.length, path });
	const isWhole = ops.length === told.count && (org !== null || ops.length === 0);
	if (!isWhole) throw new FileProblem('corrupt', { path: 'todo-habla.json' });
	return ops;
}

async function photosOf(
	manifest: Manifest,
	take: Take,
	warnings: ExportWarning[],
): Promise<ExportPhoto[]> {
	const photos: ExportPhoto[] = [];
	for (const { sha, mime, file, thumb } of manifest.photos) {
		const bytes = checked(take(file, pictureLimit), { sha, file }, warnings);
		if (!bytes) continue;
		photos.push({ sha, mime, bytes, thumb: thumb ? take(thumb, pictureLimit) : null });
		await breath();
	}
	return photos;
}

async function rawsOf(
	manifest: Manifest,
	take: Take,
	warnings: ExportWarning[],
): Promise<ExportRaw[]> {
	const raws: ExportRaw[] = [];
	for (const { file, sha, ...raw } of manifest.raws) {
		const bytes = checked(take(file, pictureLimit), { sha, file }, warnings);
		if (bytes) raws.push({ ...raw, bytes });
		await breath();
	}
	return raws;
}

function checked(
	bytes: Uint8Array | null,
	{ sha, file }: { sha: string; file: string },
	warnings: ExportWarning[],
): Uint8Array | null {
	if (bytes && bytesHash(bytes) === sha) return bytes;
	warnings.push({ code: bytes ? 'photo-mismatch' : 'photo-missing', file });
	return null;
}

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Undefined when it is no JSON: every reader of it refuses that. */
function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Lets the page answer a thumb between two pictures. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
