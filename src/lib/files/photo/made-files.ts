// Small picture files made for the tests, with a place in them: no camera wrote one of every kind.
import { reseal } from './png.ts';

export const latin = (text: string): Uint8Array =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export const joined = (...parts: Uint8Array[]): Uint8Array =>
	Uint8Array.from(parts.flatMap((part) => [...part]));

const number = (value: number, size: number, isLittle = false): Uint8Array => {
	const bytes = Array.from(
		{ length: size },
		(_, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256,
	);
	return Uint8Array.from(isLittle ? bytes.reverse() : bytes);
};

/** An Exif block with a location: 50° 17' 58.57" N as three ratios. */
export function blockWithPlace(isLittle = true) {
	const n = (value: number, size: number) => number(value, size, isLittle);
	const entry = (tag: number, type: number, count: number, value: Uint8Array) =>
		joined(n(tag, 2), n(type, 2), n(count, 4), value);
	const latitude = joined(n(50, 4), n(1, 4), n(17, 4), n(1, 4), n(5857, 4), n(100, 4));
	const gpsAt = 8 + 2 + 24 + 4;
	const valueAt = gpsAt + 2 + 24 + 4;
	const block = joined(
		latin(isLittle ? 'II*\0' : 'MM\0*'),
		n(8, 4),
		n(2, 2),
		entry(0x0112, 3, 1, joined(n(6, 2), n(0, 2))),
		entry(0x8825, 4, 1, n(gpsAt, 4)),
		n(0, 4),
		n(2, 2),
		entry(1, 2, 2, latin('N\0\0\0')),
		entry(2, 5, 3, n(valueAt, 4)),
		n(0, 4),
		latitude,
	);
	return { block, latitude, gpsPointerAt: 8 + 2 + 12 + 8 };
}

export const segmentOf = (code: number, ...content: Uint8Array[]): Uint8Array => {
	const bytes = joined(...content);
	return joined(Uint8Array.of(0xff, code), number(bytes.length + 2, 2), bytes);
};

export const chunkOf = (type: string, ...content: Uint8Array[]): Uint8Array => {
	const bytes = joined(...content);
	const chunk = joined(number(bytes.length, 4), latin(type), bytes, number(0, 4));
	reseal(chunk, 4, chunk.length - 4, false);
	return chunk;
};

export const riffOf = (...chunks: [string, Uint8Array][]): Uint8Array => {
	const all = chunks.map(([type, bytes]) =>
		joined(latin(type), number(bytes.length, 4, true), bytes, latin(bytes.length % 2 ? '\0' : '')),
	);
	const body = joined(latin('WEBP'), ...all);
	return joined(latin('RIFF'), number(body.length, 4, true), body);
};

export const boxOf = (type: string, ...content: Uint8Array[]): Uint8Array => {
	const bytes = joined(...content);
	return joined(number(bytes.length + 8, 4), latin(type), bytes);
};
