// Bytes as base64url without padding, as they stand in packed operations and in addresses.

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const places = new Uint8Array(128).fill(64);
for (const [place, sign] of [...signs].entries()) places[sign.charCodeAt(0)] = place;

export function base64UrlOf(bytes: Uint8Array): string {
	let text = '';
	for (let from = 0; from < bytes.length; from += 3) {
		const rest = bytes.length - from;
		const word =
			((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
		text += signs.charAt(word >> 18) + signs.charAt((word >> 12) & 63);
		if (rest > 1) text += signs.charAt((word >> 6) & 63);
		if (rest > 2) text += signs.charAt(word & 63);
	}
	return text;
}

/** Null for a text that is none. */
export function bytesOfBase64Url(text: string): Uint8Array | null {
	if (text.length % 4 === 1) return null;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let [word, bits, at] = [0, 0, 0];
	for (let index = 0; index < text.length; index += 1) {
		const place = places[text.charCodeAt(index)] ?? 64;
		if (place === 64) return null;
		word = ((word << 6) | place) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[at] = (word >> bits) & 0xff;
			at += 1;
		}
	}
	return bytes;
}
