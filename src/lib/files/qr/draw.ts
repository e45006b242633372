// A link as a square that cameras read: one SVG path, drawn in whatever colour the page has.
import encodeQR from 'qr';

/** `size` is the side in modules, the quiet border of four included; `path` fills the dark ones. */
export type Square = { size: number; path: string };

/** Readers need this much empty paper around it. */
const border = 4;

/** Medium correction: a scratched screen or a fold in the paper is forgiven. */
export function squareOf(text: string): Square {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border });
	return {
		size: rows.length,
		path: rows.flatMap((row, y) => runsOf(row).map(([x, width]) => runPath(x, y, width))).join(''),
	};
}

const runPath = (x: number, y: number, width: number): string => `M${x} ${y}h${width}v1h-${width}z`;

/** Where dark modules begin in a row, and how many follow each other. */
function runsOf(row: readonly boolean[]): [at: number, width: number][] {
	const runs: [number, number][] = [];
	for (const [at, isDark] of row.entries()) {
		const last = runs.at(-1);
		if (!isDark) continue;
		if (last && last[0] + last[1] === at) last[1] += 1;
		else runs.push([at, 1]);
	}
	return runs;
}
