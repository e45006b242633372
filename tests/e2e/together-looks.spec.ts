// The screens of several people and of an auditor, for every eye: axe in both themes, and large text.
import { expect, test, type Browser } from '@playwright/test';
import { offencesOn } from '../support/axe.ts';
import { currentBuild } from '../support/build.ts';
import { illegibleOn } from '../support/legible.ts';
import { Site } from '../support/site.ts';
import { DoorScreens, eva, luis } from './door-screens.ts';
import { aPhone, listOf } from './screens.ts';

test.use(aPhone);
test.slow();

const area = listOf('exterior-parking').title.es ?? '';

let site: Site;
test.beforeEach(async () => {
	site = await Site.of(await currentBuild());
});
test.afterEach(() => site.close());

/** Leads past what only several phones show, and names each screen while it stands still. */
async function* tourOfMany(browser: Browser): AsyncGenerator<{ name: string; on: DoorScreens }> {
	const phone = async () => {
		const context = await browser.newContext({ baseURL: site.origin });
		return new DoorScreens(await context.newPage());
	};
	const owner = await phone();
	await owner.preparePlace('La Fonda');
	await owner.setUp(site.setUpLink);
	await owner.enterAfterSetUp(owner.m.app.goToday);
	await owner.isSafe();
	await owner.openTeam();
	const [leads, auditors] = [await owner.invite('lead'), await owner.invite('auditor')];
	await owner.page.goto('/settings/sync');
	await expect(owner.page.getByText(owner.m.syncing.safeTitle)).toBeVisible();
	yield { name: 'sync, all safe', on: owner };
	await owner.page.goto('/settings/business');
	await expect(owner.title).toHaveText(owner.m.sites.business);
	yield { name: 'the business', on: owner };
	yield* twoInOneWalk(owner, await phone(), leads.link);
	yield* spotCheck(await phone(), auditors.link);
}

async function* twoInOneWalk(owner: DoorScreens, lead: DoorScreens, link: string) {
	const { m } = owner;
	await lead.page.goto(link);
	await lead.join(luis);
	await lead.enterAfterJoining();
	await lead.isSafe();
	await lead.page.goto('/settings/site');
	await expect(lead.page.getByText(m.sites.readOnly)).toBeVisible();
	yield { name: 'a site, to read', on: lead };
	const walk = await lead.startWalk(area);
	await expect(async () => {
		await owner.page.goto(`/walks/${walk}`);
		await expect(owner.scale(4)).toBeVisible({ timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await owner.page.context().setOffline(true);
	await lead.fail();
	await lead.isSafe();
	await owner.pass();
	await owner.page.goto('/settings/sync').catch(() => undefined);
	await owner.page.context().setOffline(false);
	await expect(lead.page.getByText(m.together.apartHelp)).toBeVisible({ timeout: 30_000 });
	yield { name: 'two answers to one item', on: lead };
	await lead.button(m.walk.list).click();
	await lead.button(m.finish.title).click();
	await expect(lead.button(m.together.partDone)).toBeVisible();
	yield { name: 'finishing among several', on: lead };
	await lead.button(m.finish.goAnyway).click();
	await lead.closes();
	await expect(lead.page.getByRole('heading', { name: m.together.title })).toBeVisible();
	yield { name: 'a closing of several', on: lead };
}

async function* spotCheck(on: DoorScreens, link: string) {
	const { m } = on;
	await on.page.goto(link);
	await on.join(eva);
	await on.enterAfterJoining();
	await expect(on.title).toHaveText(m.spot.today);
	yield { name: 'Hoy of an auditor', on };
	await on.startWalk(area);
	await on.fail();
	yield { name: 'a spot check’s item', on };
	await on.button(m.walk.next).click();
	await on.button(m.walk.list).click();
	await on.button(m.finish.title).click();
	await expect(on.page.getByText(m.spot.finishAsk)).toBeVisible();
	yield { name: 'sealing', on };
	await on.button(m.spot.finish).click();
	await on.closes();
	yield { name: 'a sealed closing', on };
	await on.page.goto('/walks');
	await expect(on.page.getByRole('heading', { name: m.spot.ownTitle })).toBeVisible();
	yield { name: 'an auditor’s checks', on };
}

test('axe finds nothing on any of them, light or dark', async ({ browser }) => {
	const found: string[] = [];
	for await (const { name, on } of tourOfMany(browser))
		for (const theme of ['light', 'dark'] as const)
			found.push(...(await offencesOn(on.page, theme)).map((one) => `${name}: ${one}`));
	expect(found).toEqual([]);
});

test('with text twice as large, all of them can be read and tapped', async ({ browser }) => {
	const wrong: string[] = [];
	for await (const { name, on } of tourOfMany(browser)) {
		await on.page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		wrong.push(...(await illegibleOn(on.page)).map((one) => `${name}: ${one}`));
		await on.page.evaluate(() => (document.documentElement.style.fontSize = ''));
	}
	expect(wrong).toEqual([]);
});
