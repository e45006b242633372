// The letters every PDF reader has without a font being sent along: Windows-1252, and nothing else.

/** Beyond Latin-1, what Windows-1252 has in its rows 8 and 9. */
const extras = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/** Signs that a plain one says just as well. */
const plain: Record<string, string> = {
	'−': '-',
	'‐': '-',
	'‑': '-',
	'→': '->',
	'←': '<-',
	'≥': '>=',
	'≤': '<=',
	'≠': '<>',
	'′': "'",
	'″': '"',
	'\t': '    ',
};

/** Stands where a sign could not be shown. */
export const unshown = '[?]';

/**
 * The text in letters of Windows-1252. Letters with a foreign accent lose it; signs that have no
 * likeness, an emoji or another alphabet, become one `[?]` for each run of them.
 */
export function latinOf(text: string): string {
	const clusters = [...new Intl.Segmenter().segment(text.normalize('NFC'))];
	const told = clusters.map(({ segment }) => latinSign(segment));
	return told
		.map((sign, index) => (sign === null ? (told[index - 1] === null ? '' : unshown) : sign))
		.join('');
}

/** Whether anything of the text had to be replaced by `[?]`. */
export const losesSigns = (text: string): boolean =>
	latinOf(text).split(unshown).length > text.split(unshown).length;

function latinSign(sign: string): string | null {
	if (sign === '\r\n' || sign === '\n') return '\n';
	if ([...sign].every(isLatin)) return sign;
	const known = plain[sign];
	if (known !== undefined) return known;
	if (/^\p{Zs}+$/u.test(sign)) return ' ';
	if (/^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u.test(sign)) return /[\p{Zl}\p{Zp}]/u.test(sign) ? '\n' : '';
	const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '');
	return bare !== '' && [...bare].every(isLatin) ? bare : null;
}

const isLatin = (sign: string): boolean => {
	const code = sign.codePointAt(0) ?? 0;
	return (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff) || extras.has(sign);
};
