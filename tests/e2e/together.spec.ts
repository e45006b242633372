// Many phones, one truth, through the real screens: what one walks offline another sees without
// reloading, two answers are settled by a tap, and an auditor's check and the house stay apart.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { currentBuild } from '../support/build.ts';
import { Site } from '../support/site.ts';
import { DoorScreens, eva, luis, type Person } from './door-screens.ts';
import { aPhone, listOf } from './screens.ts';

test.use({ ...aPhone, serviceWorkers: 'allow' });
test.slow();

const outside = listOf('exterior-parking');
const area = outside.title.es ?? '';

let site: Site;
test.beforeEach(async () => {
	site = await Site.of(await currentBuild());
});
test.afterEach(() => site.close());

async function aPhoneOf(browser: Browser): Promise<DoorScreens> {
	const context = await browser.newContext({ baseURL: site.origin, permissions: ['camera'] });
	return new DoorScreens(await context.newPage());
}

/** An owner whose business has a place, on a phone of her own. */
async function anOwner(browser: Browser): Promise<DoorScreens> {
	const owner = await aPhoneOf(browser);
	await owner.preparePlace('La Fonda');
	await owner.setUp(site.setUpLink);
	await owner.enterAfterSetUp(owner.m.app.goToday);
	await owner.isSafe();
	return owner;
}

async function joins(
	owner: DoorScreens,
	browser: Browser,
	{ person, as }: { person: Person; as: 'lead' | 'auditor' },
): Promise<DoorScreens> {
	await owner.openTeam();
	const { link } = await owner.invite(as);
	const phone = await aPhoneOf(browser);
	await phone.page.goto(link);
	await phone.join(person);
	await phone.enterAfterJoining();
	await phone.isSafe();
	return phone;
}

const setOffline = ({ page }: DoorScreens, isOffline: boolean) =>
	page.context().setOffline(isOffline);

test('a lead walks with no network; back online, the owner sees score and photo without reloading', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const lead = await joins(owner, browser, { person: luis, as: 'lead' });
	await owner.page.goto('/');
	await owner.showsToday('La Fonda');
	await lead.startWalk(area);
	await lead.isSafe();
	await lead.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await setOffline(lead, true);
	await lead.pass();
	await lead.fail();
	await lead.photograph();
	await lead.goOn();
	// Every answer is on the phone, and the chip says so.
	await expect(lead.page.getByRole('button', { name: /^En este teléfono\s·\s\d/ })).toBeVisible();
	await expect(owner.page.getByText(owner.m.today.unfinished)).toBeVisible();
	await lead.button(lead.m.walk.list).click();
	await lead.button(lead.m.finish.title).click();
	await lead.button(lead.m.finish.goAnyway).click();
	await lead.closes();
	await setOffline(lead, false);
	await lead.isSafe();
	const last = owner.page.getByRole('link', { name: /Último recorrido/ });
	await expect(last).toBeVisible({ timeout: 30_000 });
	await last.click();
	await owner.closes();
	const picture = (on: DoorScreens) => on.page.getByRole('img', { name: on.m.photo.view });
	await expect(picture(owner)).toBeVisible({ timeout: 20_000 });

	// A customer's face can be taken away for good, from every phone.
	await owner.button(owner.m.photo.view).click();
	await owner.button(owner.m.erase.photo).click();
	await owner.button(owner.m.erase.yes, owner.dialog.last()).click();
	await expect(owner.page.getByText(owner.m.erase.done)).toBeVisible();
	await expect(picture(owner)).toBeHidden({ timeout: 30_000 });
	await expect(picture(lead)).toBeHidden({ timeout: 30_000 });
	expect(await heldOn(lead.page)).not.toContain('JFIF');
});

test('two people who answered differently are shown as such, and one tap settles it for both', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const lead = await joins(owner, browser, { person: luis, as: 'lead' });
	const walk = await lead.startWalk(area);
	await lead.isSafe();
	await expect(async () => {
		await owner.page.goto(`/walks/${walk}`);
		await expect(owner.title).toHaveText(outside.items[0]?.text.es ?? '', { timeout: 1_000 });
	}).toPass({ timeout: 20_000 });
	await setOffline(owner, true);
	await lead.fail();
	await lead.isSafe();
	await owner.pass();
	await setOffline(owner, false);
	const apart = lead.page.getByText(lead.m.together.apartHelp);
	await expect(apart).toBeVisible({ timeout: 30_000 });
	await expect(lead.page.getByText(/Ana Ruiz.*respondieron distinto/)).toBeVisible();
	await lead.button(lead.m.together.settle(lead.m.walk.scale[4] ?? '')).click();
	await owner.isSafe();
	await owner.button(owner.m.walk.list).click();
	const row = owner.page.getByRole('button', { name: outside.items[0]?.text.es ?? '' });
	await expect(row).not.toContainText(owner.m.together.apartShort, { timeout: 30_000 });
	await expect(row).toContainText(owner.m.walk.scale[4] ?? '');
});

/** Everything this phone holds, in every database and store, as one text. */
const heldOn = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((ok, failed) => {
				request.onsuccess = () => ok(request.result);
				request.onerror = () => failed(request.error);
			});
		const decoder = new TextDecoder();
		const plain = (_: string, value: unknown) =>
			value instanceof ArrayBuffer ? decoder.decode(value) : value;
		let text = JSON.stringify(Object.entries(localStorage));
		for (const { name } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name ?? ''));
			for (const store of db.objectStoreNames) {
				const rows = await done(db.transaction(store).objectStore(store).getAll());
				text += JSON.stringify(rows, plain);
			}
			db.close();
		}
		return text;
	});

/** What a server said to a page from now on. */
function heardBy(page: Page): () => Promise<string> {
	const said: Promise<string>[] = [];
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (!pathname.startsWith('/api/') || pathname.endsWith('/hint')) return;
		said.push(response.text().catch(() => ''));
	});
	return async () => (await Promise.all(said)).join('\n');
}

test('an auditor’s phone never holds a house answer, nor a lead’s a check that is not sealed', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const lead = await joins(owner, browser, { person: luis, as: 'lead' });
	const ofHouse = 'canario-de-la-casa';
	const ofCheck = 'canario-de-la-revision';
	await lead.startWalk(area);
	await lead.fail();
	await lead.note(ofHouse);
	await lead.goOn();
	await lead.isSafe();

	const auditor = await joins(owner, browser, { person: eva, as: 'auditor' });
	const auditorHeard = heardBy(auditor.page);
	const leadHeard = heardBy(lead.page);
	await auditor.page.reload();
	await expect(auditor.title).toHaveText(auditor.m.spot.today);
	await auditor.startWalk(area);
	await auditor.fail();
	await expect(auditor.page.getByText(auditor.m.walk.fixed, { exact: true })).toBeHidden();
	await auditor.note(ofCheck);
	await auditor.goOn();
	await auditor.isSafe();
	await lead.page.reload();
	await lead.isSafe();
	const house = (await heldOn(auditor.page)) + (await auditorHeard());
	expect(house).toContain(ofCheck);
	expect(house).not.toContain(ofHouse);
	const check = (await heldOn(lead.page)) + (await leadHeard());
	expect(check).toContain(ofHouse);
	expect(check).not.toContain(ofCheck);

	await auditor.button(auditor.m.walk.list).click();
	await auditor.button(auditor.m.finish.title).click();
	await expect(auditor.page.getByText(auditor.m.spot.finishAsk)).toBeVisible();
	await auditor.button(auditor.m.spot.finish).click();
	await auditor.closes();
	await expect(auditor.page.getByText(auditor.m.spot.sealed)).toBeVisible({ timeout: 30_000 });
	await lead.page.goto('/walks');
	await expect(lead.page.getByRole('heading', { name: lead.m.spot.many })).toBeVisible({
		timeout: 30_000,
	});
	expect(await heldOn(lead.page)).toContain(ofCheck);
	expect(await heldOn(auditor.page)).not.toContain(ofHouse);
});
