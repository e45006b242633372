// From the thumb to the disk: how long after the tap on «Bien» its strict commit is complete, beside
// the same rows committed without the app, in the same browser, tap by tap in turn.
import type { Locator, Page } from 'playwright';
import type { Screens } from '../e2e/screens.ts';
import { median, quantile, rounded, spread, type Figures } from './figures.ts';
import { commitRaw, prepareRaw } from './raw-commit.ts';
import { onARig, preparePlace, startWalk } from './rig.ts';

/**
 * Two walks through a hotel of 100 items each; the first block of each walk only warms up, the last
 * two are tapped by script: without a finger, the browser does not wait for its next frame.
 */
const [walks, blocks, scriptedBlocks, tapsPerBlock] = [2, 9, 2, 10];

/** Times in ms since the tap; `begun` is when the app asked for its transaction. */
type Commit = { begun: number; durable: number; durability: string };

/** Both end with the commit; one begins with the asking for it, one with the tap. */
type Raw = { commit: number; tap: number };
type Samples = { app: Commit[]; raw: Raw[] };
type Act = (target: Locator) => Promise<void>;

export const measure = (): Promise<Figures> =>
	onARig(async ({ phone }) => {
		const page = await phone.start([watchCommits]);
		const screens = await preparePlace(page, 'hotel');
		const bare = await phone.context.newPage();
		await bare.goto('/manifest.webmanifest');
		const [touched, scripted]: Samples[] = [
			{ app: [], raw: [] },
			{ app: [], raw: [] },
		];
		for (let walk = 0; walk < walks; walk += 1) {
			await page.bringToFront();
			await page.goto('/walks/new');
			await startWalk(screens);
			for (let block = 0; block < blocks; block += 1) {
				const isTouched = block < blocks - scriptedBlocks;
				const act = isTouched ? touch : clickByScript;
				const seen = await tapApp(screens, act);
				if (walk + block === 0) await bare.evaluate(prepareRaw);
				const raw = await tapRaw(bare, act);
				const samples = isTouched ? touched : scripted;
				if (block > 0) samples?.app.push(...seen);
				if (block > 0) samples?.raw.push(...raw);
			}
		}
		if (!touched || !scripted) throw new Error('Nothing was measured');
		return figuresOf(touched, scripted);
	});

function figuresOf({ app, raw }: Samples, scripted: Samples): Figures {
	if (app.some((one) => one.durability !== 'strict')) throw new Error('A commit was not strict');
	const taps = app.map((one) => one.durable);
	const commits = raw.map((one) => one.commit);
	return {
		p50_ratio_to_raw: rounded(median(taps) / median(commits)),
		p95_ms: rounded(quantile(taps, 0.95), 1),
		...spread('p50_ms', taps),
		...spread('raw_p50_ms', commits),
		raw_p95_ms: rounded(quantile(commits, 0.95), 1),
		raw_from_tap_p50_ms: rounded(median(raw.map((one) => one.tap)), 1),
		before_transaction_p50_ms: rounded(median(app.map((one) => one.begun)), 1),
		scripted_p50_ms: rounded(median(scripted.app.map((one) => one.durable)), 1),
		raw_scripted_p50_ms: rounded(median(scripted.raw.map((one) => one.commit)), 1),
		taps: taps.length,
		raw_commits: commits.length,
	};
}

/** The best answer, again and again. */
async function tapApp(screens: Screens, act: Act): Promise<Commit[]> {
	const { page, m } = screens;
	await page.bringToFront();
	const good = screens.button(m.walk.pass).or(screens.scale(4));
	for (let tap = 0; tap < tapsPerBlock; tap += 1) await screens.moves(() => act(good));
	return page.evaluate(() => window.commits.splice(0));
}

async function tapRaw(bare: Page, act: Act): Promise<Raw[]> {
	await bare.bringToFront();
	const samples: Raw[] = [];
	for (let tap = 0; tap < tapsPerBlock; tap += 1) {
		const next = bare.evaluate(commitRaw);
		await act(bare.locator('button'));
		samples.push(await next);
	}
	return samples;
}

const clickByScript: Act = (target) => target.evaluate((button: HTMLElement) => button.click());

/** A trusted touch, without the checks that a locator's own tap makes while the finger is down. */
async function touch(target: Locator): Promise<void> {
	await target.scrollIntoViewIfNeeded();
	const box = await target.boundingBox();
	if (!box) throw new Error('Nothing to touch');
	await target.page().touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

declare global {
	interface Window {
		commits: Commit[];
	}
}

/** Runs in the page before the app: notes when the log's transaction of a tap is complete. */
function watchCommits(): void {
	window.commits = [];
	let tapped: number | null = null;
	addEventListener(
		'click',
		(event) => {
			const button = event.target instanceof Element && event.target.closest('button.pass');
			tapped = button ? event.timeStamp : null;
		},
		true,
	);
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (...asked) {
		const transaction = begin.apply(this, asked);
		if (transaction.mode !== 'readwrite' || !transaction.objectStoreNames.contains('ops'))
			return transaction;
		const since = tapped;
		tapped = null;
		const begun = performance.now();
		transaction.addEventListener('complete', () => {
			if (since === null) return;
			const durable = performance.now() - since;
			window.commits.push({ begun: begun - since, durable, durability: transaction.durability });
		});
		return transaction;
	};
}
