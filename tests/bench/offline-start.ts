// With no network and the server gone, in a browser just started: from the start of the navigation to
// the first thing to tap on Hoy, and the same for the least Kit app there can be, in turn.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { es } from '#lib/messages/es.ts';
import { Site } from '../support/site.ts';
import type { DiskPhone } from '../support/disk-phone.ts';
import { bareShell } from './bare-shell.ts';
import { median, rounded, spread, type Figures } from './figures.ts';
import { onARig, preparePlace, startWalk, type Rig } from './rig.ts';
import { watchFor } from './tappable.ts';

const runs = 15;

export async function measure(): Promise<Figures> {
	const folder = await bareShell();
	try {
		return await onARig((rig) => beside(rig, join(folder, 'build')));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function beside({ site, phone }: Rig, build: string): Promise<Figures> {
	const bare = await Site.of(build);
	try {
		await visit(phone, bare.origin);
	} finally {
		await bare.close();
	}
	await site.stop();
	const [ours, theirs]: number[][] = [[], []];
	for (let run = 0; run < runs + 1; run += 1) {
		const one = await openOffline(phone, site.origin, es.today.resume);
		const other = await openOffline(phone, bare.origin, '0');
		// The first start after the install fills the browser's own caches of compiled code.
		if (run === 0) continue;
		ours?.push(one);
		theirs?.push(other);
	}
	const [ms, bareMs] = [ours ?? [], theirs ?? []];
	return {
		...spread('ms', ms, 0),
		ratio_to_bare_shell: rounded(median(ms) / median(bareMs)),
		...spread('bare_ms', bareMs, 0),
		runs,
	};
}

/** Both are visited once: the app gets a place, a finished walk and one under way. */
async function visit(phone: DiskPhone, bare: string): Promise<void> {
	const page = await phone.start();
	const screens = await preparePlace(page);
	await startWalk(screens);
	await screens.fail();
	await screens.finish();
	await page.goto('/walks/new');
	await startWalk(screens);
	await screens.pass();
	for (const origin of [phone.origin, bare]) {
		await page.goto(origin);
		await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	}
	await phone.stop();
}

/** ms from the start of the navigation to the frame in which the action can be tapped. */
async function openOffline(phone: DiskPhone, origin: string, action: string): Promise<number> {
	const page = await phone.start([watchFor, action]);
	await phone.context.setOffline(true);
	const answer = await page.goto(origin, { waitUntil: 'commit' });
	if (!answer?.fromServiceWorker()) throw new Error(`${origin} did not come from the phone`);
	const tappable = await page.waitForFunction(() => window.tappableAt);
	const ms = await tappable.jsonValue();
	await phone.stop();
	if (ms === undefined) throw new Error('Nothing to tap');
	return ms;
}
