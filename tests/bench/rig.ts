// What every bench stands on: the built app on its real server, and a phone with its data on a disk.
import type { Page } from 'playwright';
import type { Sector } from '#lib/domain/checklist/checklist.ts';
import { Screens } from '../e2e/screens.ts';
import { currentBuild } from '../support/build.ts';
import { DiskPhone } from '../support/disk-phone.ts';
import { Site } from '../support/site.ts';

export type Rig = { site: Site; phone: DiskPhone };

/** Runs the work and cleans up after it, whatever comes of it. */
export async function onARig<T>(work: (rig: Rig) => Promise<T>, ...flags: string[]): Promise<T> {
	const site = await Site.of(await currentBuild());
	const phone = await DiskPhone.of(site.origin, ...flags);
	try {
		if (!(await phone.isOnDisk())) console.log('The profile lies in memory, not on a disk.');
		return await work({ site, phone });
	} finally {
		await phone.throwAway();
		await site.close();
	}
}

/** A place with all areas of its sector, as `/begin` makes it; the page shows the choice of areas. */
export async function preparePlace(page: Page, sector: Sector = 'restaurant'): Promise<Screens> {
	const screens = new Screens(page);
	await page.goto('/begin');
	await page.getByText(screens.m.site.sectors[sector], { exact: true }).click();
	await screens.fillPlace('Casa Jacaranda');
	return screens;
}

/** Begins a walk of every area that is offered; gives its id. */
export async function startWalk(screens: Screens): Promise<string> {
	const { page, m } = screens;
	await screens.button(m.start.begin).click();
	await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
	await screens.title.waitFor();
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}
