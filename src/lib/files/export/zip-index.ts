// The table of contents of a zip, read by hand: names, sizes and sums are known before anything is
// unpacked (fflate checks no CRC and believes every size).
import { inflateSync } from 'fflate';
import { FileProblem } from './file-problem.ts';
import { unpackedLimit } from './limits.ts';

export type ZipEntry = {
	name: string;
	method: number;
	crc: number;
	packed: number;
	size: number;
	start: number;
};

const endSize = 22;
const headSize = 46;

/** Entries by name. Throws FileProblem: not a zip, cut off, or unpacking to more than the limit. */
export function zipIndex(file: Uint8Array): Map<string, ZipEntry> {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	if (file.length < 4 || view.getUint32(0, true) !== 0x04034b50) {
		throw new FileProblem('not-an-export');
	}
	const end = endOf(view);
	const count = view.getUint16(end + 10, true);
	const entries = new Map<string, ZipEntry>();
	let at = view.getUint32(end + 16, true);
	let total = 0;
	for (let index = 0; index < count; index += 1) {
		if (at + headSize > end || view.getUint32(at, true) !== 0x02014b50) throw cutOff();
		const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) =>
			view.getUint16(at + offset, true),
		) as [number, number, number];
		const next = at + headSize + nameSize + extraSize + commentSize;
		if (next > end) throw cutOff();
		const name = new TextDecoder().decode(file.subarray(at + headSize, at + headSize + nameSize));
		const entry = {
			name,
			method: view.getUint16(at + 10, true),
			crc: view.getUint32(at + 16, true),
			packed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			start: view.getUint32(at + 42, true),
		};
		total += entry.size;
		if (entries.has(name) || total > unpackedLimit) throw cutOff();
		entries.set(name, entry);
		at = next;
	}
	return entries;
}

/**
 * The bytes of an entry, or null when they are not what the index says. Stored ones are a view of the
 * file; nothing ever unpacks to more than the index told.
 */
export function unpacked(file: Uint8Array, entry: ZipEntry): Uint8Array | null {
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	if (entry.start + 30 > file.length || view.getUint32(entry.start, true) !== 0x04034b50)
		return null;
	const from =
		entry.start +
		30 +
		view.getUint16(entry.start + 26, true) +
		view.getUint16(entry.start + 28, true);
	if (from + entry.packed > file.length) return null;
	const packed = file.subarray(from, from + entry.packed);
	const bytes =
		entry.method === 0 ? packed : entry.method === 8 ? inflated(packed, entry.size) : null;
	return bytes && bytes.length === entry.size && crc32(bytes) === entry.crc ? bytes : null;
}

function inflated(packed: Uint8Array, size: number): Uint8Array | null {
	// Deflate gives back at most 1032 times what went in: no memory is taken for a greater claim.
	if (size > packed.length * 1032 + 64) return null;
	try {
		return inflateSync(packed, { out: new Uint8Array(size) });
	} catch {
		return null;
	}
}

/** Where the closing record begins: the last 22 bytes, or before a comment of at most 64 KB. */
function endOf(view: DataView): number {
	const last = view.byteLength - endSize;
	for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
		if (view.getUint32(at, true) === 0x06054b50) return at;
	}
	throw cutOff();
}

const cutOff = (): FileProblem => new FileProblem('corrupt');

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
	let sum = index;
	for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	return sum;
});

function crc32(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = (sum >>> 8) ^ (crcTable[(sum ^ byte) & 0xff] ?? 0);
	return (sum ^ 0xffffffff) >>> 0;
}
