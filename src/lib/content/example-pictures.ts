// The example's pictures (CC0, drawn for this project). 80 KB: import it only when it is planted.
import type { ExamplePicture } from '#lib/domain/example/restaurant.ts';
import raw from './example-pictures.json' with { type: 'json' };

/** What an intrusion may show, for `exampleFacts`. */
export const examplePictures: readonly ExamplePicture[] = raw.pictures.map(
	({ item, role, sha, bytes, mime, width, height }) => ({
		item,
		role: role === 'after' ? 'after' : 'before',
		sha,
		bytes,
		mime,
		width,
		height,
	}),
);

/** Their bytes by sha, for `plantExample`. */
export const examplePictureBytes = (): Map<string, ArrayBuffer> =>
	new Map(raw.pictures.map(({ sha, base64 }) => [sha, bytesOf(base64)]));

const bytesOf = (base64: string): ArrayBuffer =>
	Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
