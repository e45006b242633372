// `pull`: a new phone joins a business at work, and the time from its first question to a first screen
// that can answer: some ten thousand operations of walks under way and of the last month.
import { rm } from 'node:fs/promises';
import { DiskPhone } from '../support/disk-phone.ts';
import { rounded, spread, type Figures } from './figures.ts';
import { buildPage, openPage, startServer } from './relay/relay.ts';

/** With the beginnings and ends of the walks, and the place, ten thousand operations. */
const answers = 9_600;
const rounds = 3;

export async function measure(): Promise<Figures> {
	const pages = await buildPage();
	const server = await startServer(pages);
	const ready: number[] = [];
	let [rows, kb] = [0, 0];
	try {
		const [own = '', ...others] = server.tokens;
		await onAPhone(server.origin, async (page) => {
			await page.evaluate(([org, token]) => window.relay.joins(org, token), [
				server.org,
				own,
			] as const);
			await page.evaluate((count) => window.relay.tells(count), answers);
			await page.evaluate(() => window.relay.up());
		});
		for (const token of others.slice(0, rounds)) {
			await onAPhone(server.origin, async (page) => {
				await page.evaluate(([org, told]) => window.relay.joins(org, told), [
					server.org,
					token,
				] as const);
				await server.count();
				ready.push(await page.evaluate(() => window.relay.ready()));
				kb = (await server.count()).down / 1000;
				rows = (await page.evaluate(() => window.relay.held())).ops.length;
			});
		}
	} finally {
		await server.close();
		await rm(pages, { recursive: true, force: true });
	}
	return { rows, ...spread('ms_ready', ready, 0), kb: rounded(kb, 0), rounds };
}

async function onAPhone(
	origin: string,
	work: (page: Awaited<ReturnType<typeof openPage>>) => Promise<void>,
): Promise<void> {
	const phone = await DiskPhone.of(origin);
	try {
		await work(await openPage(phone));
	} finally {
		await phone.throwAway();
	}
}
