// Reads a report back for its tests, from the bytes alone: the words of each page, and its pictures.

export type PageSeen = {
	text: string;
	/** Where and how large each picture stands, in points from the bottom left. */
	pictures: { x: number; y: number; width: number; height: number }[];
};

/** Only what jsPDF writes without compression; an unknown shape gives no pages. */
export function pagesSeen(pdf: ArrayBuffer): PageSeen[] {
	const whole = new TextDecoder('windows-1252').decode(pdf);
	const contents = [...whole.matchAll(/\/Type \/Page\n[\s\S]*?\/Contents (\d+) 0 R/g)];
	return contents.map(([, id]) => {
		const from = whole.indexOf(`\n${id} 0 obj`);
		const stream = whole.slice(
			whole.indexOf('stream\n', from) + 7,
			whole.indexOf('endstream', from),
		);
		return { text: textOf(stream), pictures: picturesOf(stream) };
	});
}

/** The lines of a page, one space between them, as they were drawn. */
const textOf = (stream: string): string =>
	[...stream.matchAll(/\(((?:[^()\\]|\\[\s\S])*)\) Tj/g)]
		.map(([, raw]) => (raw ?? '').replace(/\\([\s\S])/g, '$1'))
		.join(' ');

const picturesOf = (stream: string): PageSeen['pictures'] =>
	[...stream.matchAll(/q\n([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.-]+) cm\n\/I\d+ Do/g)].map(
		([, width, height, x, y]) => ({
			x: Number(x),
			y: Number(y),
			width: Number(width),
			height: Number(height),
		}),
	);

/** Every JPEG of the file, whole. */
export function jpegsSeen(pdf: ArrayBuffer): Uint8Array<ArrayBuffer>[] {
	const whole = new TextDecoder('latin1').decode(pdf);
	const found = [...whole.matchAll(/\/Length (\d+)\n\/Filter \/DCTDecode\n[^\0]*?stream\n/g)];
	return found.map((match) => {
		const from = match.index + match[0].length;
		return new Uint8Array(pdf, from, Number(match[1]));
	});
}
