// Bytes become text, whatever wrote them: Unicode, or the Windows-1252 that old spreadsheets save.
import type { Encoding } from '#lib/domain/import/table.ts';

export type Decoded = { text: string; encoding: Encoding };

/**
 * UTF-8 where all bytes are; Windows-1252 (which holds Latin-1) where none beyond ASCII are, or only as
 * «Ú»» happens to be. Where a file has both, its Windows-1252 bytes stand for themselves until `settled`
 * reads them: so each row can be told.
 */
export function decode(bytes: Uint8Array): Decoded {
	const wide = wideOf(bytes);
	if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		const text = withStrays(bytes);
		if (text !== null) return { text, encoding: 'mixed' };
		return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
	}
}

/** By its mark, or by a zero in every other byte of what begins as Latin letters. */
function wideOf(bytes: Uint8Array): string | null {
	const [a, b, c, d] = bytes;
	if (a === 0xff && b === 0xfe) return 'utf-16le';
	if (a === 0xfe && b === 0xff) return 'utf-16be';
	if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
	return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : null;
}

/** Private letters of Unicode stand for the bytes 128 to 255. */
const stray = 0xf700;
const strays = /[\uf780-\uf7ff]+/g;

export const hasStrays = (text: string): boolean => /[\uf780-\uf7ff]/.test(text);

export const settled = (text: string): string =>
	text.replace(strays, (run) => {
		const bytes = Uint8Array.from(run, (sign) => sign.charCodeAt(0) - stray);
		return new TextDecoder('windows-1252').decode(bytes);
	});

/** Null when the file is not mixed: what is UTF-8 beyond ASCII is nothing, or chance. */
function withStrays(bytes: Uint8Array): string | null {
	const decoder = new TextDecoder('utf-8');
	const parts: string[] = [];
	const seen = { sure: 0, odd: 0, strays: 0 };
	let from = 0;
	for (let at = 0; at < bytes.length;) {
		const length = sequenceAt(bytes, at);
		if (length > 1) seen[isSure(bytes, at) ? 'sure' : 'odd'] += 1;
		if (length > 0) {
			at += length;
			continue;
		}
		seen.strays += 1;
		parts.push(decoder.decode(bytes.subarray(from, at)));
		parts.push(String.fromCharCode(stray + (bytes[at] ?? 0)));
		at += 1;
		from = at;
	}
	parts.push(decoder.decode(bytes.subarray(from)));
	return isMixed(seen) ? parts.join('') : null;
}

/**
 * Letters of Latin-1, and the quotes and dashes of a text: in Windows-1252 they would be «Ã±» or «â€œ»,
 * which hardly any text holds. Other pairs are, there, a capital with its accent and a sign behind it.
 */
const isSure = (bytes: Uint8Array, at: number): boolean => {
	const [first, second] = [bytes[at], bytes[at + 1]];
	return first === 0xc2 || first === 0xc3 || (first === 0xe2 && (second ?? 0) <= 0x82);
};

/** Some rows in another encoding, not one pair by chance among many bytes that speak against it. */
const isMixed = ({ sure, odd, strays }: { sure: number; odd: number; strays: number }): boolean =>
	sure * 10 > strays || sure + odd > strays * 2;

/** How many bytes of valid UTF-8 make the sign at a place; 0 when they make none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
	const first = bytes[at] ?? 0;
	if (first < 0x80) return 1;
	const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	if (first < 0xc2 || first > 0xf4) return 0;
	for (let next = 1; next < length; next += 1) {
		if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
	}
	const second = bytes[at + 1] ?? 0;
	const isOverlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
	const isBeyond = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
	return isOverlong || isBeyond ? 0 : length;
}
