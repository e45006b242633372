// What a file is, by its first bytes: names and declared types are somebody's claim.

/** `isDrawn`: this server can redraw it. Others are kept and handed out as files only. */
export type Sort = { mime: string; ending: string; isDrawn: boolean };

const jpeg: Sort = { mime: 'image/jpeg', ending: 'jpg', isDrawn: true };
const png: Sort = { mime: 'image/png', ending: 'png', isDrawn: true };
const webp: Sort = { mime: 'image/webp', ending: 'webp', isDrawn: true };
const avif: Sort = { mime: 'image/avif', ending: 'avif', isDrawn: true };
const heic: Sort = { mime: 'image/heic', ending: 'heic', isDrawn: false };
const heif: Sort = { mime: 'image/heif', ending: 'heif', isDrawn: false };
const tiff: Sort = { mime: 'image/tiff', ending: 'tif', isDrawn: false };

const brands: Record<string, Sort> = {
	...{ avif, avis: avif },
	...{ heic, heix: heic, hevc: heic, heim: heic, heis: heic },
	...{ mif1: heif, msf1: heif },
};

/** Every sort a phone may send; null for all else. The head needs 256 bytes at most. */
export function sortOf(head: Uint8Array): Sort | null {
	const text = Buffer.from(head.subarray(0, 256)).toString('latin1');
	if (text.startsWith('\xff\xd8\xff')) return jpeg;
	if (text.startsWith('\x89PNG\r\n\x1a\n')) return png;
	if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return webp;
	if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return tiff;
	return text.startsWith('ftyp', 4) ? ofBrand(text) : null;
}

/** The main brand first; a picture may also be one by a compatible brand alone. */
function ofBrand(text: string): Sort | null {
	const size = Buffer.from(text.slice(0, 4), 'latin1').readUInt32BE(0);
	const told = [text.slice(8, 12), ...(text.slice(16, size).match(/.{4}/gs) ?? [])];
	return told.map((brand) => brands[brand]).find((sort) => sort !== undefined) ?? null;
}
