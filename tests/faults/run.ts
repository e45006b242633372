// `npm run faults [-- NUMBERS]`: the fault matrix against real engines, processes and browsers. Each row
// Before Dexie, which looks for a database once.
import 'fake-indexeddb/auto';
// prints its seed and how many faults really struck; the last line is one JSON object.
import { readdir } from 'node:fs/promises';
import type { Row } from './row.ts';
import { sabotages, type Sabotage } from './sabotages.ts';
import { currentBuild } from '../support/build.ts';
import { ensureChromium } from '../support/chromium.ts';

/** Rows that must be there; rows 14-16 and 19 stand beside the walk, in tests/e2e. */
const wanted = [1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 13, 17, 18, 20, 22, 24];

async function allRows(): Promise<Row[]> {
	const files = await readdir(new URL('rows/', import.meta.url));
	const found = files.filter((file) => /^\d\d-.*\.ts$/.test(file)).sort();
	const rows = await Promise.all(
		found.map(async (file) => ((await import(`./rows/${file}`)) as { row: Row }).row),
	);
	const missing = wanted.filter((number) => !rows.some((row) => row.number === number));
	if (missing.length > 0) throw new Error(`Rows ${missing.join(', ')} are missing`);
	return rows;
}

const asked = new Set(process.argv.slice(2).map(Number));
const given = Number(process.env.TODO_HABLA_SEED);
const played = new Set<number>();
const total = { failed: 0, lost_ops: 0, lost_photos: 0 };
const caught: Sabotage[] = [];

ensureChromium(console.log);
await currentBuild();
for (const row of await allRows()) {
	if (asked.size > 0 && !asked.has(row.number)) continue;
	played.add(row.number);
	await run(row);
}
const sabotaged = asked.size === 0 ? sabotages : [];
for (const sabotage of sabotaged) if (await isCaught(sabotage)) caught.push(sabotage);
console.log(
	JSON.stringify({
		...{ rows: played.size, ...total },
		...{ sabotages_caught: caught.length, sabotages: sabotaged.length },
	}),
);
process.exit(total.failed > 0 || caught.length < sabotaged.length ? 1 : 0);

async function run(row: Row): Promise<void> {
	const seed = given || Math.floor(Math.random() * 2 ** 31) + 1;
	const started = performance.now();
	const said = `row ${row.number} (${row.name}), seed ${seed}`;
	try {
		const { fired, ...figures } = await row.run(seed);
		if (fired === 0) throw new Error('no fault struck: this proves nothing');
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		console.log(`${said}: ${fired} faults, held, ${seconds} s ${JSON.stringify(figures)}`);
	} catch (error) {
		total.failed += 1;
		const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
		if (/not in the log|lost/.test(why)) total.lost_ops += 1;
		if (/I7/.test(why)) total.lost_photos += 1;
		console.log(`${said}: FAILED\n${why}`);
	}
}

/** A matrix that cannot fail proves nothing: with this broken on purpose, its row must fail. */
async function isCaught({ name, breaks }: Sabotage): Promise<boolean> {
	const seed = given || 20261125;
	try {
		await breaks(seed);
		console.log(`sabotage «${name}»: NOT noticed`);
		return false;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		console.log(`sabotage «${name}»: noticed (${why.slice(0, 120)})`);
		return true;
	}
}
