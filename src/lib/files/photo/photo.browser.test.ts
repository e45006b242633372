// Every fixture through the real worker in a real browser: upright, small, telling no place, or kept.
import type Exifr from 'exifr';
import exifrAddress from 'exifr/dist/full.esm.mjs?url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import expected from '../../../../tests/fixtures/photos/expected.json';
import { grid, levels, painted, unlike } from './seen.ts';
import { burn, preparePhoto } from './photo-worker.ts';
import { limits, type PreparedPhoto } from './prepared.ts';

const addresses = import.meta.glob<string>('../../../../tests/fixtures/photos/*/*.*', {
	query: '?url',
	import: 'default',
	eager: true,
});
type Fixture = { orientation: number | null; gps: number[] | null; taken: string | null };
const { _note, ...described } = expected;
const fixtures: [string, Fixture][] = Object.entries(described);

const read = async (name: string): Promise<ArrayBuffer> => {
	const reply = await fetch(addresses[`../../../../tests/fixtures/photos/${name}`] ?? '');
	if (!reply.ok) throw new Error(`No fixture ${name}: ${_note}`);
	return reply.arrayBuffer();
};
const prepared = async (name: string) => preparePhoto(await read(name), { mime: '' });

type Kind = PreparedPhoto['kind'];
type Of<K extends Kind> = Extract<PreparedPhoto, { kind: K }>;
function of<K extends Kind>(photo: PreparedPhoto, ...kinds: K[]): Of<K> {
	const isOf = (one: PreparedPhoto): one is Of<K> => kinds.some((kind) => kind === one.kind);
	if (!isOf(photo)) throw new Error(`It became ${photo.kind}`);
	return photo;
}

/** Told by a library that shares nothing with the code under test, loaded past Vite's bundling. */
async function placeIn(bytes: ArrayBuffer): Promise<string[]> {
	const { default: exifr }: { default: typeof Exifr } = await import(
		/* @vite-ignore */ exifrAddress
	);
	const all = { tiff: true, gps: true, xmp: true, iptc: true, jfif: true };
	const found: object = (await exifr.parse(bytes, all).catch(() => null)) ?? {};
	return Object.keys(found).filter((key) => /gps|latitude|longitude/i.test(key));
}
const hasText = (bytes: ArrayBuffer, text: string): boolean =>
	new TextDecoder('latin1').decode(bytes).includes(text);
const shaOf = async (bytes: ArrayBuffer): Promise<string> =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex();

/** 50° 17' 58.57" and the like, as the three fixtures with a place hold them. */
const ratios = [
	'\x32\0\0\0\x01\0\0\0\x11\0\0\0',
	'\0\0\0\x26\0\0\0\x01\0\0\0\x02',
	'\0\0\0\x17\0\0\0\x01\0\0\0\x0a',
];

describe('every fixture', () => {
	test.each(fixtures)('%s is kept, small, and tells no place', async (name, { gps }) => {
		const raw = await read(name);
		const before = await shaOf(raw);
		const photo = of(await preparePhoto(raw, { mime: '' }), 'shrunk', 'original');
		expect(photo.kind).toBe(name.startsWith('heic/') ? 'original' : 'shrunk');
		if (gps) expect(ratios.some((ratio) => hasText(raw, ratio))).toBe(true);
		for (const bytes of [photo.bytes, ...(photo.thumb ? [photo.thumb] : [])]) {
			expect(await placeIn(bytes)).toEqual([]);
			for (const ratio of ratios) expect(hasText(bytes, ratio)).toBe(false);
			expect(hasText(bytes, 'GPS')).toBe(false);
		}
		expect(photo.sha).toBe(await shaOf(photo.bytes));
		expect(await shaOf(raw)).toBe(before);
	});

	test.each(fixtures)('%s fits its limits and knows its hour', async (name, { taken }) => {
		const photo = of(await prepared(name), 'shrunk', 'original');
		const written = taken?.replace('Z', name.includes('iphone7') ? '+02:00' : '');
		expect(photo.takenAt).toBe(written ? new Date(written).getTime() : null);
		if (photo.kind === 'original') return expect(photo.staysHere).toBe(false);
		expect(photo.bytes.byteLength).toBeLessThanOrEqual(limits.storedBytes);
		expect(photo.thumb.byteLength).toBeLessThanOrEqual(limits.thumbBytes);
		const drawn = await createImageBitmap(new Blob([photo.bytes]));
		expect([drawn.width, drawn.height]).toEqual([photo.width, photo.height]);
		expect(Math.max(photo.width, photo.height)).toBeLessThanOrEqual(limits.longestSide);
	});
});

describe('a photo held any way is stored upright', () => {
	test.each([0, 2, 3, 4, 5, 6, 7, 8])('the landscape held as %i', async (orientation) => {
		const upright = of(await prepared('orientation/Landscape_1.jpg'), 'shrunk');
		const turned = of(await prepared(`orientation/Landscape_${orientation}.jpg`), 'shrunk');
		const [one, other] = [await grid(upright.bytes), await grid(turned.bytes)];
		expect([turned.width, turned.height]).toEqual([upright.width, upright.height]);
		expect(unlike(one, other)).toBeLessThan(3);
		expect(unlike(one, other.toReversed())).toBeGreaterThan(20);
		expect(unlike(await grid(upright.thumb), await grid(turned.thumb))).toBeLessThan(3);
	});

	test.each([1, 2, 3, 4, 5, 6, 7, 8])('the letter F held as %i', async (orientation) => {
		const photo = of(await prepared(`orientation/exifr-f${orientation}t.jpg`), 'shrunk');
		expect([photo.width, photo.height]).toEqual([48, 80]);
		expect(levels(await grid(photo.bytes, 8))).toEqual([
			...['########', '########', '###.....', '#####...'],
			...['#####...', '###.....', '###.....', '###.....'],
		]);
	});
});

describe('what is no good picture', () => {
	const broken = async (name: string, length: number) => (await read(name)).slice(0, length);
	const noise = (length: number): Uint8Array<ArrayBuffer> =>
		new Uint8Array(length).map((_, at) => (Math.imul(at + 7, 2654435761) >>> 13) & 255);
	const jpegNoise = () => {
		const bytes = noise(50_000);
		bytes.set([0xff, 0xd8, 0xff, 0xe1, 0x20, 0]);
		return bytes.buffer;
	};

	test.each<[string, () => Promise<ArrayBuffer> | ArrayBuffer, Kind[]]>([
		['nothing at all', () => new ArrayBuffer(0), ['not-a-picture']],
		[
			'a text',
			() => new TextEncoder().encode('Baño de damas, piso mojado').buffer,
			['not-a-picture'],
		],
		['noise', () => noise(40_000).buffer, ['not-a-picture']],
		['noise that begins like a JPEG', jpegNoise, ['original']],
		['a JPEG cut in its header', () => broken('orientation/Landscape_6.jpg', 300), ['original']],
		[
			'a JPEG cut in half',
			() => broken('orientation/Landscape_6.jpg', 170_000),
			['shrunk', 'original'],
		],
		['a HEIC cut in half', () => broken('heic/exifr-heic-iphone7.heic', 900_000), ['original']],
	])('%s has an end, and a name', async (_, bytes, kinds) => {
		const photo = await preparePhoto(await bytes(), { mime: 'image/jpeg' });
		expect(kinds).toContain(photo.kind);
		if (photo.kind === 'original') expect(await placeIn(photo.bytes)).toEqual([]);
	});

	test('a HEIC whose directory is broken stays on this phone', async () => {
		const photo = of(
			await preparePhoto(await broken('heic/exifr-heic-iphone7.heic', 3000), { mime: '' }),
			'original',
		);
		expect(photo.staysHere).toBe(true);
	});

	test('an undecodable picture of more than 15 MB is refused', async () => {
		const bytes = new Uint8Array(limits.originalBytes + 1);
		bytes.set(new Uint8Array(await broken('heic/exifr-heic-iphone7.heic', 3000)));
		expect(await preparePhoto(bytes.buffer, { mime: '' })).toEqual({ kind: 'too-large' });
	});

	test('a header that claims 400 million pixels is not decoded', async () => {
		const bytes = new Uint8Array(await read('gps/exifr-png_with_exif_and_gps.png'));
		bytes.set([0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20], 16);
		expect((await preparePhoto(bytes.buffer, { mime: '' })).kind).toBe('original');
	});
});

describe('what is drawn', () => {
	test('is brought under 300 KB even when every pixel is noise', async () => {
		const bytes = await painted(
			2400,
			1800,
			'image/jpeg',
			(at) => (Math.imul(at + 7, 2654435761) >>> 16) & 255,
		);
		const photo = of(await preparePhoto(bytes, { mime: 'image/jpeg' }), 'shrunk');
		expect(photo.bytes.byteLength).toBeLessThanOrEqual(limits.storedBytes);
		expect(photo.thumb.byteLength).toBeLessThanOrEqual(limits.thumbBytes);
		expect(photo.width / photo.height).toBeCloseTo(4 / 3, 1);
	});

	test('is white where the picture was transparent', async () => {
		const bytes = await painted(40, 40, 'image/png', (at) => (at % 4 === 3 ? 0 : 9));
		const photo = of(await preparePhoto(bytes, { mime: 'image/png' }), 'shrunk');
		for (const value of await grid(photo.bytes)) expect(value).toBeGreaterThan(250);
	});

	test('answers to the one who asked, however many ask at once', async () => {
		const asked = [
			'orientation/Portrait_6.jpg',
			'heic/exifr-heic-single.heic',
			'misc/exifr-noexif.jpg',
		];
		const photos = await Promise.all(asked.map(prepared));
		expect(photos.map(({ kind }) => kind)).toEqual(['shrunk', 'original', 'shrunk']);
		expect(photos.map((photo) => ('width' in photo ? photo.width : null))).toEqual([1067, 0, 250]);
	});
});

describe('a covered spot', () => {
	test('cannot be made out any more, and the rest is as it was', async () => {
		const stripes = await painted(
			400,
			200,
			'image/png',
			(at) => ((at >> 2) % 8 < 4 ? 0 : 255) | (at % 4 === 3 ? 255 : 0),
		);
		const burnt = of(await burn(stripes, [{ centre: [0.25, 0.5], radius: 0.1 }]), 'shrunk');
		const seen = await grid(burnt.bytes, 200);
		const row = seen.slice(100 * 200, 101 * 200);
		const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
		expect(spread(row.slice(32, 68))).toBeLessThan(60);
		expect(spread(row.slice(100, 200))).toBeGreaterThan(150);
		expect([burnt.width, burnt.height, burnt.takenAt]).toEqual([400, 200, null]);
	});

	test('that cannot be found or drawn gives no picture, never the one without it', async () => {
		const photo = await read('misc/exifr-noexif.jpg');
		const heic = await read('heic/exifr-heic-single.heic');
		const nowhere = { centre: [NaN, 0.5] as const, radius: 0.1 };
		expect(await burn(photo, [nowhere])).toEqual({ kind: 'not-a-picture' });
		expect(await burn(heic, [{ centre: [0.5, 0.5], radius: 0.1 }])).toEqual({
			kind: 'not-a-picture',
		});
	});
});

describe('when the worker fails', () => {
	afterEach(() => {
		vi.useRealTimers();
		vi.unstubAllGlobals();
	});

	/** The door anew, with another worker behind it. */
	async function doorTo(replying: (answer: (reply: object) => void) => void) {
		class Other {
			onmessage: ((event: { data: object }) => void) | null = null;
			postMessage = () => replying((data) => this.onmessage?.({ data }));
			terminate = () => undefined;
		}
		vi.stubGlobal('Worker', Other);
		vi.resetModules();
		return import('./photo-worker.ts');
	}

	test('by never answering, the photo is kept as it came', async () => {
		const door = await doorTo(() => undefined);
		const raw = await read('gps/exifr-IMG_20180725_163423-tiny.jpg');
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const waiting = door.preparePhoto(raw, { mime: '' });
		await vi.advanceTimersByTimeAsync(20_000);
		await vi.advanceTimersByTimeAsync(20_000);
		const photo = of(await waiting, 'original');
		expect(await placeIn(photo.bytes)).toEqual([]);
		expect(photo.staysHere).toBe(false);
	});

	test.each([
		[
			'by not being able to draw',
			(answer: (reply: object) => void) => answer({ kind: 'no-paper' }),
		],
		[
			'by falling over',
			() => {
				throw new Error('gone');
			},
		],
	])('%s, the page draws instead', async (_, replying) => {
		const door = await doorTo(replying);
		const photo = of(
			await door.preparePhoto(await read('orientation/Landscape_6.jpg'), { mime: '' }),
			'shrunk',
		);
		expect([photo.width, photo.height]).toEqual([1600, 1067]);
		expect(photo.bytes.byteLength).toBeLessThanOrEqual(limits.storedBytes);
	});
});
