// A file that somebody chose becomes tables, or a problem with a name: by its bytes, not by its ending.
import type { Table } from '#lib/domain/import/table.ts';
import { ImportFileProblem } from './import-file-problem.ts';
import { fileLimit } from './limits.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** What a browser's File is, as far as it is needed. */
export type ChosenFile = Pick<Blob, 'size' | 'arrayBuffer'> & { name: string };

/** Throws ImportFileProblem; a file that is too large is refused before a byte of it is read. */
export async function readTables(file: ChosenFile): Promise<Table[]> {
	const { name, size } = file;
	if (size > fileLimit) {
		throw new ImportFileProblem('file-too-large', { name, mb: Math.round(size / 1024 / 1024) });
	}
	const bytes = new Uint8Array(await file.arrayBuffer());
	const tables = startsWith(bytes, zip)
		? await readXlsx(name, bytes)
		: [await readCsv(name, checkText(name, bytes))];
	const filled = tables.filter(({ rows }) => rows.length > 0);
	if (filled.length === 0) throw new ImportFileProblem('file-empty', { name });
	return filled;
}

const zip = [0x50, 0x4b, 0x03, 0x04];
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0];

/** Text holds no zeros, unless it is written two bytes a letter. */
function checkText(name: string, bytes: Uint8Array): Uint8Array {
	if (startsWith(bytes, oldExcel)) throw new ImportFileProblem('file-old-excel', { name });
	const head = bytes.subarray(0, 4096);
	const zeros = head.reduce((count, byte) => count + Number(byte === 0), 0);
	if (zeros > 0 && zeros < head.length * 0.3) throw new ImportFileProblem('file-unknown', { name });
	return bytes;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
	magic.every((byte, index) => bytes[index] === byte);
