// Whether a file tells where it was taken. Phones blank that before they send a picture they could not
// redraw; the server takes nobody's word for it and looks again before it hands such a file out.

const gpsTag = 0x8825;

/** True on any trace of a location: Exif in any container, XMP, or the place of a film inside. */
export function tellsPlace(bytes: Buffer): boolean {
	const text = bytes.toString('latin1');
	if (traces.some((trace) => trace.test(text))) return true;
	for (const { index, 0: head } of text.matchAll(/II\*\0|MM\0\*/g))
		if (hasLocation(bytes.subarray(index), head === 'II*\0')) return true;
	return false;
}

const traces = [
	/exif:GPS|GPSLatitude|G\0+P\0+S\0+L\0+[ao]/,
	/<x:xmpmeta|ns\.adobe\.com\/xmp\/extension/,
	/location\.ISO6709|\xa9xyz.{0,12}[+-]\d/s,
	/[+-]\d{2,6}\.\d+[+-]\d{3,7}\.\d+/,
];

/** Whether a TIFF block, read from its header, has a directory of places with anything in it. */
function hasLocation(block: Buffer, isLittle: boolean): boolean {
	const u16 = (at: number) => reading(block, at, 2, isLittle);
	const u32 = (at: number) => reading(block, at, 4, isLittle);
	for (const at of entriesAt(u16, u32(4))) {
		if (u16(at) !== gpsTag || ![4, 13].includes(u16(at + 2))) continue;
		const places = entriesAt(u16, u32(at + 8));
		if (places.some((one) => u16(one) !== 0 || u32(one + 8) !== 0)) return true;
	}
	return false;
}

/** Where the entries of a directory begin; none for what is no directory. */
function entriesAt(u16: (at: number) => number, start: number): number[] {
	const count = start < 8 ? 0 : u16(start);
	return count > 200 ? [] : Array.from({ length: count }, (_, index) => start + 2 + 12 * index);
}

function reading(block: Buffer, at: number, size: 2 | 4, isLittle: boolean): number {
	if (at < 0 || at + size > block.length) return 0;
	return isLittle ? block.readUIntLE(at, size) : block.readUIntBE(at, size);
}
