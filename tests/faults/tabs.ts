// A business whose owner's phone is a real browser with its data on a disk, before a real server process:
// for faults that only tabs and browsers have.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { DoorScreens } from '../e2e/door-screens.ts';
import { bareOf, isWhole } from '../e2e/faults/check.ts';
import type { Tapped } from '../e2e/faults/thumb.ts';
import { currentBuild } from '../support/build.ts';
import { DiskPhone } from '../support/disk-phone.ts';
import { databasesOf, heldBy, type Held } from '../support/held.ts';
import { Site } from '../support/site.ts';
import { logIn, mustHold } from './ledger.ts';

export class Shop {
	readonly site: Site;
	readonly phone: DiskPhone;
	readonly org: string;

	private constructor(site: Site, phone: DiskPhone) {
		this.site = site;
		this.phone = phone;
		this.org = orgIn(site);
	}

	/** A business that was set up on its owner's phone; all it told is at the server. */
	static async open(): Promise<Shop> {
		const site = await Site.of(await currentBuild());
		const phone = await DiskPhone.of(site.origin);
		try {
			if (!(await phone.isOnDisk())) console.log('The profile lies in memory, not on a disk.');
			const screens = new DoorScreens(await phone.start());
			await screens.preparePlace();
			await screens.setUp(site.setUpLink);
			await screens.enterAfterSetUp(screens.m.app.goToday);
			await screens.isSafe();
			return new Shop(site, phone);
		} catch (error) {
			await phone.throwAway();
			await site.close();
			throw error;
		}
	}

	/** A new tab; scripts run in it before the app. */
	async tab(...scripts: (readonly [(told: never) => void, unknown?])[]): Promise<DoorScreens> {
		const page = await this.phone.context.newPage();
		for (const [script, told] of scripts)
			await page.addInitScript(script as (told: unknown) => void, told);
		return new DoorScreens(page);
	}

	/** A page of the same origin that runs nothing of the app. */
	async aside(): Promise<Page> {
		const page = await this.phone.context.newPage();
		await bareOf(page, this.site.origin);
		return page;
	}

	/** All that was shown is held, the tables are their fold, and the server has every operation once. */
	async holds(page: Page, shown: readonly Tapped[] = []): Promise<{ held: Held; ops: number }> {
		const held = await isWhole(page, shown, await this.databaseOn(page));
		const log = await logIn(this.site, this.org);
		mustHold(log, idsOf(held), 'I1: told');
		const isHere = new Set(idsOf(held));
		const missing = log.filter(({ id }) => !isHere.has(id)).length;
		if (missing > 0) throw new Error(`I3: ${missing} of ${log.length} did not come to the phone`);
		return { held, ops: log.length };
	}

	/** Milliseconds until nothing waits to be sent; throws after `most` of them. */
	async sends(page: Page, most: number): Promise<number> {
		const started = performance.now();
		for (let waits = 1; waits > 0;) {
			waits = (await this.unsentOn(page)).length;
			const took = performance.now() - started;
			if (waits > 0 && took > most) throw new Error(`I10: ${waits} still wait after ${took} ms`);
			if (waits > 0) await pause(250);
		}
		return Math.round(performance.now() - started);
	}

	/** Names of what was told here and no server has called safe. */
	async unsentOn(page: Page): Promise<string[]> {
		const { ops } = await heldBy(page, await this.databaseOn(page));
		return ops.filter(({ state }) => state === 'pending').map(({ id }) => id);
	}

	/** The database that speaks for the owner: the one with a log. */
	async databaseOn(page: Page): Promise<string> {
		const names = await databasesOf(page);
		for (const name of names) {
			if (!name.startsWith('todo-habla') || name.endsWith('registry')) continue;
			const held = await heldBy(page, name);
			if ((held.ops ?? []).length > 0) return name;
		}
		throw new Error(`no database has a log: ${names.join(', ')}`);
	}

	async close(): Promise<void> {
		await this.phone.throwAway();
		await this.site.close();
	}
}

export const idsOf = ({ ops }: Held): string[] => ops.map(({ id }) => id);

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function orgIn({ data }: Site): string {
	const db = new DatabaseSync(join(data, 'todo-habla.db'), { readOnly: true });
	const row = db.prepare('select id from orgs').get() as { id: string };
	db.close();
	return row.id;
}
