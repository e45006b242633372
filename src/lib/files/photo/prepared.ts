// What becomes of a picture on its way to the database, and the limits it is brought under.

/** sha = hex SHA-256 of `bytes`; width and height in px, 0 where nobody could decode them. */
type Stored = {
	bytes: ArrayBuffer;
	sha: string;
	mime: string;
	width: number;
	height: number;
	/** Capture time in ms since 1970 as the camera wrote it; null when it did not. */
	takenAt: number | null;
};

export type PreparedPhoto =
	| (Stored & { kind: 'shrunk'; mime: 'image/jpeg'; thumb: ArrayBuffer })
	/** Undecodable here, kept with its location blanked; `staysHere` when that is not certain. */
	| (Stored & { kind: 'original'; thumb: null; staysHere: boolean })
	| { kind: 'not-a-picture' }
	| { kind: 'too-large' };

/** A spot to be made unrecognizable: `centre` in parts of width and height, `radius` of width. */
export type Blur = { centre: readonly [number, number]; radius: number };

export const limits = {
	/** The same figure the server accepts. */
	originalBytes: 15 * 1024 * 1024,
	storedBytes: 300 * 1024,
	thumbBytes: 20 * 1024,
	longestSide: 1600,
	thumbSide: 256,
	/** RGBA of more than this kills the page of a phone before it fails. */
	decodedPixels: 120_000_000,
} as const;
