// From the thumb to the disk: how long after the tap on «Bien» its strict commit is complete, beside
// the same rows committed without the app, in the same browser, tap by tap in turn.
import type { Page } from 'playwright';
import type { Screens } from '../e2e/screens.ts';
import { quantile, rounded, spread, type Figures } from './figures.ts';
import { commitRaw, prepareRaw } from './raw-commit.ts';
import { onARig, preparePlace, startWalk } from './rig.ts';

const [blocks, tapsPerBlock] = [12, 10];

/** Times in ms since the tap; `begun` is when the app asked for its transaction. */
type Commit = { begun: number; durable: number; durability: string };

export const measure = (): Promise<Figures> =>
	onARig(async ({ phone }) => {
		const page = await phone.start([watchCommits]);
		const screens = await preparePlace(page, 'hotel');
		await startWalk(screens);
		const raws: { commit: number; tap: number }[] = [];
		await tapThrough(screens, tapsPerBlock);
		const bare = await phone.context.newPage();
		await bare.goto('/manifest.webmanifest');
		await bare.evaluate(prepareRaw);
		await tapRaw(bare, tapsPerBlock);
		await page.evaluate(() => void (window.commits = []));
		for (let block = 0; block < blocks; block += 1) {
			await page.bringToFront();
			await tapThrough(screens, tapsPerBlock);
			await bare.bringToFront();
			raws.push(...(await tapRaw(bare, tapsPerBlock)));
		}
		return figuresOf(await page.evaluate(() => window.commits), raws);
	});

function figuresOf(commits: Commit[], raws: { commit: number; tap: number }[]): Figures {
	if (commits.some((one) => one.durability !== 'strict'))
		throw new Error('A commit was not strict');
	const taps = commits.map((one) => one.durable);
	const raw = raws.map((one) => one.commit);
	return {
		p50_ratio_to_raw: rounded(quantile(taps, 0.5) / quantile(raw, 0.5)),
		p95_ms: rounded(quantile(taps, 0.95), 1),
		...spread('p50_ms', taps),
		...spread('raw_p50_ms', raw),
		raw_p95_ms: rounded(quantile(raw, 0.95), 1),
		raw_from_tap_p50_ms: rounded(
			quantile(
				raws.map((one) => one.tap),
				0.5,
			),
			1,
		),
		before_transaction_p50_ms: rounded(
			quantile(
				commits.map((one) => one.begun),
				0.5,
			),
			1,
		),
		taps: taps.length,
		raw_commits: raw.length,
	};
}

/** The best answer, again and again; a walk that ends is followed by the next. */
async function tapThrough(screens: Screens, taps: number): Promise<void> {
	const { page, m } = screens;
	const good = screens.button(m.walk.pass).or(screens.scale(4));
	for (let tap = 0; tap < taps; tap += 1) {
		if (page.url().endsWith('/finish')) {
			await page.goto('/walks/new');
			await startWalk(screens);
		}
		await screens.moves(() => good.tap());
	}
}

async function tapRaw(bare: Page, taps: number) {
	const samples: { commit: number; tap: number }[] = [];
	for (let tap = 0; tap < taps; tap += 1) {
		const next = bare.evaluate(commitRaw);
		await bare.locator('button').tap();
		samples.push(await next);
	}
	return samples;
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
			tapped = event.isTrusted && button ? event.timeStamp : null;
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
