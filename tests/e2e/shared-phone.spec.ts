// One phone, several people: each with their own work, switched without a network, never lost at sign-out.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test, type Browser } from '@playwright/test';
import { currentBuild } from '../support/build.ts';
import { Site } from '../support/site.ts';
import { DoorScreens, eva, expect, luis, type Person } from './door-screens.ts';
import { aPhone, listOf } from './screens.ts';

test.use({ ...aPhone, serviceWorkers: 'allow' });
test.slow();

const outside = listOf('exterior-parking');

let site: Site;
test.beforeEach(async () => {
	site = await Site.of(await currentBuild());
});
test.afterEach(() => site.close());

/** A business with a place, and one phone on which these people joined; the last one uses it. */
async function shared(browser: Browser, ...people: Person[]): Promise<DoorScreens> {
	const context = { baseURL: site.origin };
	const owner = new DoorScreens(await (await browser.newContext(context)).newPage());
	await owner.preparePlace('La Fonda');
	await owner.setUp(site.setUpLink);
	await owner.enterAfterSetUp(owner.m.app.goToday);
	await owner.isSafe();
	const on = new DoorScreens(await (await browser.newContext(context)).newPage());
	for (const person of people) {
		await owner.openTeam();
		const { code } = await owner.invite();
		await on.typeCode(code);
		await on.join(person);
		await on.enterAfterJoining();
		await on.showsToday(person.name);
		await on.isSafe();
	}
	await on.page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	return on;
}

/** Who told the answers that are on the server, by username. */
function tellers(): string[] {
	const database = new DatabaseSync(join(site.data, 'todo-habla.db'), { readOnly: true });
	const rows = database
		.prepare(
			`SELECT u.username AS name FROM ops o JOIN auth_users u ON u.id = o.person
			 WHERE o.kind = 'answer.set' ORDER BY o.seq`,
		)
		.all();
	database.close();
	return rows.map(({ name }) => String(name)).sort();
}

async function answerOne(on: DoorScreens): Promise<void> {
	await on.startWalk('Estacionamiento');
	await on.showsItem(outside.items[0]);
	await on.pass();
}

test('two leads change shift with unsent work and no network; each answer carries its own person', async ({
	browser,
}) => {
	const on = await shared(browser, luis, eva);
	const { page } = on;
	await page.context().setOffline(true);
	await answerOne(on);
	await on.openPeople();
	await expect(on.card(eva.name)).toContainText('Por enviar');
	await on.button(on.m.people.use(luis.name)).click();
	await on.showsToday(luis.name);
	await answerOne(on);
	await page.goto('/');
	await expect(page.getByText(luis.name, { exact: true })).toBeVisible();
	expect(tellers()).toEqual([]);
	await page.context().setOffline(false);
	await expect.poll(tellers, { timeout: 60_000 }).toEqual([eva.username, luis.username]);
	await on.isSafe();
});

test('a code of four numbers is asked before switching to whoever set one', async ({ browser }) => {
	const on = await shared(browser, luis, eva);
	await on.openPeople();
	await on.button(on.m.people.pinSet).click();
	await on.field(on.m.people.pin).fill('2468');
	await on.button(on.m.app.save).click();
	await expect(on.page.getByText(on.m.people.pinSaved)).toBeVisible();
	await on.button(on.m.people.use(luis.name)).click();
	await on.showsToday(luis.name);

	await on.openPeople();
	await on.button(on.m.people.use(eva.name)).click();
	await on.field(on.m.people.pin).fill('1111');
	await on.button(on.m.people.use(eva.name), on.dialog).click();
	await expect(on.alert).toHaveText(on.m.people.pinWrong);
	await on.field(on.m.people.pin).fill('2468');
	await on.button(on.m.people.use(eva.name), on.dialog).click();
	await on.showsToday(eva.name);
});

test('somebody takes another password on their phone, and only the new one lets them in', async ({
	browser,
}) => {
	const on = await shared(browser, luis);
	const next = 'arena, sal y limón';
	await on.openPeople();
	await on.button(on.m.people.password).click();
	await on.page.getByLabel(on.m.people.passwordNow).fill('no era esta');
	await on.page.getByLabel(on.m.people.passwordNext).fill(next);
	await on.button(on.m.people.passwordSave).click();
	await expect(on.alert).toBeVisible();
	await on.page.getByLabel(on.m.people.passwordNow).fill(luis.password);
	await on.button(on.m.people.passwordSave).click();
	await expect(on.page.getByText(on.m.people.passwordSaved)).toBeVisible();
	await on.button(on.m.people.signOut).click();
	await on.button(on.m.people.signOutYes).click();
	await on.page.waitForURL((url) => url.pathname === '/');
	await on.page.goto('/sign-in');
	await on.signIn(luis);
	await expect(on.alert).toBeVisible();
	await on.signIn({ ...luis, password: next });
	await on.showsToday(luis.name);
});

test('signing out without a network counts what is unsent, keeps it and sends it later', async ({
	browser,
}) => {
	const on = await shared(browser, luis);
	const { page } = on;
	await page.context().setOffline(true);
	await answerOne(on);
	await on.openPeople();
	await on.button(on.m.people.signOut).click();
	await expect(on.dialog).toContainText('Todavía no se ha enviado');
	await on.button(on.m.people.signOutYes).click();
	await page.waitForURL((url) => url.pathname === '/');
	await expect(on.title).toHaveText(on.m.welcome.title);
	await on.link(on.m.welcome.people).click();
	await expect(on.card(luis.name)).toContainText(on.m.people.out);
	await expect(on.card(luis.name)).toContainText('Por enviar');
	expect(tellers()).toEqual([]);

	await page.context().setOffline(false);
	await expect.poll(tellers, { timeout: 60_000 }).toEqual([luis.username]);
	await expect(on.card(luis.name)).toContainText(on.m.people.outEmpty);
	await expect(on.card(luis.name)).toContainText(on.m.people.allSent);

	await on.button(on.m.people.signInAgainAs(luis.name)).click();
	await expect(on.field(on.m.signIn.username)).toHaveValue(luis.username);
	await on.signIn(luis);
	await on.showsToday(luis.name);
	await expect(page.getByText(on.m.today.unfinished)).toBeVisible();
});

test('what a phone had not sent is told when its person signs in on another one', async ({
	browser,
}) => {
	const on = await shared(browser, luis);
	await on.page.context().setOffline(true);
	const database = new DatabaseSync(join(site.data, 'todo-habla.db'));
	database.exec('UPDATE devices SET pending_ops = 12, pending_photos = 3');
	database.close();
	const other = new DoorScreens(
		await (await browser.newContext({ baseURL: site.origin })).newPage(),
	);
	await other.page.goto('/sign-in');
	await other.signIn({ ...luis, password: 'no es esta' });
	await expect(other.alert).toHaveText(other.m.door.problem['wrong-password']);
	await other.signIn(luis);
	await expect(other.title).toHaveText(other.m.signIn.elsewhereTitle);
	await expect(other.page.getByText(/12 respuestas y 3 fotos/)).toBeVisible();
	await other.button(other.m.signIn.elsewhereGo).click();
	await other.showsToday(luis.name);
});
