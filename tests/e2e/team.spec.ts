// A business on a server of its own: opened from the printed link, joined by those who are invited, and
// a phone that several people share.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test, type Browser, type Page } from '@playwright/test';
import { currentBuild } from '../support/build.ts';
import { Site } from '../support/site.ts';
import { ana, business, DoorScreens, eva, expect, luis, type Ticket } from './door-screens.ts';
import { aPhone, listOf } from './screens.ts';

test.use(aPhone);
test.slow();

const outside = listOf('exterior-parking');

let site: Site;
test.beforeEach(async () => {
	site = await Site.of(await currentBuild());
});
test.afterEach(() => site.close());

type Phone = { page: Page; on: DoorScreens };

/** Another phone, with nothing on it; `isWhole` with the service worker, so that it starts offline. */
async function phone(browser: Browser, isWhole = false): Promise<Phone> {
	const context = await browser.newContext({
		baseURL: site.origin,
		serviceWorkers: isWhole ? 'allow' : 'block',
	});
	const page = await context.newPage();
	return { page, on: new DoorScreens(page) };
}

/** An owner whose place is on the server. */
async function anOwner(browser: Browser): Promise<Phone> {
	const owner = await phone(browser);
	await owner.on.preparePlace('La Fonda');
	await owner.on.setUp(site.setUpLink);
	await owner.on.enterAfterSetUp(owner.on.m.app.goToday);
	await owner.on.isSafe();
	return owner;
}
async function anInvitation(owner: Phone, role: 'lead' | 'auditor' = 'lead'): Promise<Ticket> {
	await owner.on.openTeam();
	return owner.on.invite(role);
}

test('the printed link opens the business once; what the phone had goes on as the business’s', async ({
	browser,
}) => {
	const { page, on } = await phone(browser);
	await on.preparePlace('La Fonda');
	await page.goto(site.setUpLink);
	await expect(page.getByRole('radio', { name: on.m.setUp.adopt })).toBeChecked();
	await on.setUp(site.setUpLink);
	await on.enterAfterSetUp(on.m.app.goToday);
	await on.showsToday(ana.name);
	await expect(page.getByText('La Fonda')).toBeVisible();
	await on.isSafe();

	const second = await phone(browser);
	await second.page.goto(site.setUpLink);
	await second.on.field(on.m.setUp.business).fill('Otra');
	await second.on.fillPerson(eva);
	await second.on.button(on.m.setUp.submit).click();
	await expect(second.on.alert).toHaveText(on.m.door.problem['invitation-used']);
	await expect(second.on.field(on.m.setUp.business)).toHaveValue('Otra');
});

test('whoever starts clean prepares the first site, and the phone’s own place stays apart', async ({
	browser,
}) => {
	const { page, on } = await phone(browser);
	await on.preparePlace('La Fonda');
	await page.goto(site.setUpLink);
	await page.getByRole('radio', { name: on.m.setUp.clean }).click();
	await on.field(on.m.setUp.business).fill(business);
	await on.fillPerson(ana);
	await on.button(on.m.setUp.submit).click();
	await on.enterAfterSetUp(on.m.welcome.begin);
	await page.goto('/begin');
	await on.fillPlace('Sucursal Norte');
	await page.goto('/');
	await on.showsToday(ana.name);
	await expect(page.getByText('Sucursal Norte')).toBeVisible();
	await on.openPeople();
	await expect(on.card(ana.name)).toContainText(on.m.people.inUse);
	await expect(on.card(on.m.people.local)).toContainText('La Fonda');
});

test('a lead joins by the typed code, walks, and the owner sees it without asking', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const { code } = await anInvitation(owner);
	const lead = await phone(browser);
	await lead.on.typeCode(` ${code.toLowerCase().replace('-', ' ')} `);
	await lead.on.join(luis);
	await lead.on.enterAfterJoining();
	await lead.on.showsToday(luis.name);
	await owner.page.goto('/');
	await owner.on.showsToday(ana.name);

	await lead.on.startWalk('Estacionamiento');
	await lead.on.showsItem(outside.items[0]);
	await lead.on.pass();
	await lead.on.finish();
	await lead.on.isSafe();
	await expect(owner.page.getByText(/^Último recorrido/)).toBeVisible({ timeout: 60_000 });

	await owner.on.openTeam();
	const card = owner.page.getByRole('listitem').filter({ hasText: luis.name }).first();
	await expect(card).toContainText(owner.on.m.team.roles.lead);
	await expect(card).toContainText(owner.on.m.team.waitsNothing);
});

test('a phone that had walks joins by the link, keeps them apart and hands them in', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const { link } = await anInvitation(owner);
	const lead = await phone(browser);
	await lead.on.preparePlace('Mi puesto');
	await lead.on.startWalk('Estacionamiento');
	await lead.on.showsItem(outside.items[0]);
	await lead.on.pass();
	await lead.on.finish();

	await lead.page.goto(link);
	await lead.on.join(luis);
	await expect(lead.page.getByText(lead.on.m.join.apart)).toBeVisible();
	expect(lead.page.url()).toBe(`${site.origin}/join`);
	await lead.on.enterAfterJoining();
	await lead.on.showsToday(luis.name);
	await expect(lead.page.getByText(lead.on.m.today.emptyTitle)).toBeVisible();

	await lead.on.openPeople();
	await expect(lead.on.card(lead.on.m.people.local)).toContainText('Mi puesto');
	await lead.on.button(lead.on.m.people.handIn).click();
	await expect(lead.page.getByText(lead.on.m.people.handedIn(1))).toBeVisible();
	await expect(lead.on.button(lead.on.m.people.handIn)).toBeHidden();
	await lead.page.goto('/');
	await expect(lead.page.getByText(/^Último recorrido/)).toBeVisible();
	await lead.on.isSafe();
	await owner.page.goto('/');
	await expect(owner.page.getByText(/^Último recorrido/)).toBeVisible({ timeout: 60_000 });
});

test('a code that is wrong, used, cancelled or too old gets its sentence, and stays to be corrected', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const used = await anInvitation(owner);
	const lead = await phone(browser);
	const { problem } = lead.on.m.door;
	await lead.on.typeCode('XXXX-YYYY');
	await expect(lead.on.alert).toHaveText(problem['invitation-unknown']);
	await expect(lead.on.field(lead.on.m.join.code)).toHaveValue('XXXX-YYYY');

	await lead.on.typeCode(used.code);
	await lead.on.join(luis);
	await lead.on.typeCode(used.code);
	await expect(lead.on.alert).toHaveText(problem['invitation-used']);

	const cancelled = await owner.on.invite('auditor');
	const words = owner.on.m.team;
	const what = words.invitationLine(words.roles.auditor, words.allSitesShort);
	await owner.on.button(words.revokeInvitationOf(what)).click();
	await expect(owner.page.getByText(words.revokedInvitation)).toBeVisible();
	await lead.page.goto(cancelled.link);
	await expect(lead.on.alert).toHaveText(problem['invitation-revoked']);

	const old = await owner.on.invite('auditor');
	const database = new DatabaseSync(join(site.data, 'todo-habla.db'));
	database.exec('UPDATE invitations SET expires_at = 1');
	database.close();
	await lead.on.typeCode(old.code);
	await expect(lead.on.alert).toHaveText(problem['invitation-expired']);
});

test('without a network an invitation is kept, and taken by itself when there is one', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const { code } = await anInvitation(owner);
	const { page, on } = await phone(browser);
	await page.goto('/join');
	await expect(on.field(on.m.join.code)).toBeVisible();
	await page.context().setOffline(true);
	await on.field(on.m.join.code).fill(code);
	await on.button(on.m.join.codeGo).click();
	await expect(page.getByText(on.m.join.waiting)).toBeVisible();
	await on.fillPerson(luis);
	await on.button(on.m.join.submitLater).click();
	await expect(on.password).toBeHidden();
	const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
	expect(kept).toContain(luis.username);
	expect(kept).not.toContain(luis.password);
	await page.context().setOffline(false);
	await expect(on.title).toHaveText(on.m.join.ready(business));
});

test('the team is asked of the server: not without a network, and not without a password', async ({
	browser,
}) => {
	const { page, on } = await anOwner(browser);
	await page.context().clearCookies();
	await page.goto('/team');
	await expect(page.getByRole('heading', { name: on.m.team.askTitle })).toBeVisible();
	await expect(on.field(on.m.signIn.username)).toHaveValue(ana.username);
	await on.signIn({ ...ana, password: 'no es esta' });
	await expect(on.alert).toHaveText(on.m.door.problem['wrong-password']);
	await on.signIn(ana);
	await expect(on.button(on.m.team.invite)).toBeVisible();
	await expect(page.getByText('Chrome · Linux', { exact: true })).toHaveCount(1);

	await on.link(on.m.app.settings).click();
	await expect(on.title).toHaveText(on.m.settings.title);
	await page.context().setOffline(true);
	await page.getByRole('link', { name: on.m.team.lead }).click();
	await expect(page.getByRole('heading', { name: on.m.team.offlineTitle })).toBeVisible();
	await expect(page.getByText(ana.username, { exact: true })).toBeHidden();
});

test('a forgotten password is set anew through the owner, and an owner cannot leave nobody behind', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const { code } = await anInvitation(owner);
	const lead = await phone(browser);
	await lead.on.typeCode(code);
	await lead.on.join(luis);
	const words = owner.on.m.team;
	await owner.on.openTeam();
	await owner.on.button(words.changeOf(luis.name)).click();
	await owner.on.button(words.recover).click();
	const { link } = await owner.on.readTicket();
	const other = await phone(browser);
	await other.page.goto(link);
	await other.on.password.fill('agua de jamaica');
	await other.on.button(other.on.m.join.recoverSubmit).click();
	await other.on.enterAfterJoining();
	await other.on.showsToday(luis.name);

	await owner.on.button(words.changeOf(ana.name)).click();
	await owner.on.dialog.getByRole('radio', { name: words.roles.lead, exact: true }).click();
	await owner.on.button(owner.on.m.app.save).click();
	await expect(owner.on.alert).toHaveText(owner.on.m.door.problem['last-owner']);
});

test('work of somebody removed meanwhile waits for the owner, who admits or archives it', async ({
	browser,
}) => {
	const owner = await anOwner(browser);
	const { code } = await anInvitation(owner);
	const lead = await phone(browser);
	await lead.on.typeCode(code);
	await lead.on.join(luis);
	await lead.on.enterAfterJoining();
	await lead.on.showsToday(luis.name);
	await lead.on.startWalk('Estacionamiento');
	await lead.on.showsItem(outside.items[0]);
	await lead.on.isSafe();
	await lead.page.context().setOffline(true);
	await lead.on.pass();

	const { page, on } = owner;
	const words = on.m.team;
	await on.openTeam();
	await on.button(words.changeOf(luis.name)).click();
	await on.button(words.remove).click();
	await on.button(words.removeYes).click();
	await expect(page.getByText(words.removed(luis.name))).toBeVisible();
	await lead.page.context().setOffline(false);

	const answer = words.kinds['answer.set'];
	await expect(async () => {
		await on.openTeam();
		await expect(on.link(words.reviewCount(1))).toBeVisible({ timeout: 2_000 });
	}).toPass({ timeout: 90_000 });
	await expect(page.getByText(words.why.revoked)).toBeVisible();
	await expect(page.getByText(new RegExp(`^${luis.name} · llegó`))).toBeVisible();
	await on.button(words.archiveOf(answer)).click();
	await on.button(words.archive, on.dialog).click();
	await expect(on.dialog.getByRole('alert')).toHaveText(words.archiveMissing);
	await on.button(on.m.app.close, on.dialog).click();
	await on.button(words.admitOf(answer)).click();
	await expect(page.getByText(words.admitted)).toBeVisible();
	await expect(page.getByText(words.reviewEmpty)).toBeVisible();
});
