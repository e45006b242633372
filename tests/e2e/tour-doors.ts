// A walk past the doors, the people of a phone and the team, for checks that hold on all of them.
import type { Browser } from '@playwright/test';
import type { Language } from '#lib/domain/checklist/checklist.ts';
import type { Site } from '../support/site.ts';
import { business, DoorScreens, expect, luis, type Ticket } from './door-screens.ts';

type Where = { site: Site; browser: Browser; language: Language };
/** A screen by its name, standing still in front of whoever looks. */
export type Shown = { name: string; on: DoorScreens };

/** Leads past every screen of the doors and the team, from a server without a business. */
export async function* tourOfDoors(where: Where): AsyncGenerator<Shown> {
	const owner = await phone(where);
	yield* setUp(owner, where.site);
	const ticket: { made?: Ticket } = {};
	yield* team(owner, ticket);
	const lead = await phone(where);
	if (ticket.made) yield* joining(lead, ticket.made);
	yield* people(lead);
	yield* teamOfTwo(owner);
}

async function phone({ site, browser, language }: Where): Promise<DoorScreens> {
	const context = await browser.newContext({ baseURL: site.origin });
	return new DoorScreens(await context.newPage(), language);
}

async function* setUp(on: DoorScreens, site: Site): AsyncGenerator<Shown> {
	const { page, m } = on;
	await page.goto('/set-up');
	await expect(on.title).toHaveText(m.setUp.noLinkTitle);
	yield { name: 'set-up, no link', on };
	await on.preparePlace('La Fonda');
	await page.goto(site.setUpLink);
	await expect(page.getByText(m.setUp.owns)).toBeVisible();
	yield { name: 'set-up', on };
	await on.button(m.setUp.submit).click();
	await expect(on.alert).toBeVisible();
	yield { name: 'set-up, something missing', on };
	await on.setUp(site.setUpLink);
	yield { name: 'set-up, done', on };
	await on.enterAfterSetUp(m.app.goToday);
}

async function* team(on: DoorScreens, ticket: { made?: Ticket }): AsyncGenerator<Shown> {
	const { m, dialog } = on;
	await on.openTeam();
	yield { name: 'team, alone', on };
	await on.button(m.team.invite).click();
	await dialog.getByRole('radio', { name: m.team.someSites }).click();
	yield { name: 'inviting', on };
	await dialog.getByRole('radio', { name: m.team.allSites }).click();
	await on.button(m.team.make).click();
	await expect(dialog.getByRole('img', { name: m.team.square })).toBeVisible();
	yield { name: 'an invitation', on };
	ticket.made = await on.readTicket();
	await expect(on.page.getByRole('heading', { name: m.team.invitations })).toBeVisible();
	yield { name: 'team, somebody invited', on };
}

async function* joining(on: DoorScreens, { code, link }: Ticket): AsyncGenerator<Shown> {
	const { page, m, dialog } = on;
	await on.typeCode('XXXXYYYY');
	await expect(on.alert).toBeVisible();
	yield { name: 'join, a wrong code', on };
	await on.button(m.join.scan).click();
	await expect(page.getByText(m.join.scanAim)).toBeVisible();
	yield { name: 'join, the camera', on };
	await on.button(m.app.close, dialog).click();
	await page.context().setOffline(true);
	await on.field(m.join.code).fill(code);
	await on.button(m.join.codeGo).click();
	await expect(page.getByText(m.join.waiting)).toBeVisible();
	yield { name: 'join, without a network', on };
	await page.context().setOffline(false);
	await page.goto(link);
	await expect(on.title).toHaveText(m.join.invites(business));
	yield { name: 'join, an offer', on };
	await on.join(luis);
	yield { name: 'joined', on };
	await on.enterAfterJoining();
}

async function* people(on: DoorScreens): AsyncGenerator<Shown> {
	const { page, m, dialog } = on;
	await page.goto('/sign-in');
	await expect(on.title).toHaveText(m.signIn.title);
	yield { name: 'sign-in', on };
	await on.openPeople();
	await expect(on.card(luis.name)).toBeVisible();
	yield { name: 'who uses this phone', on };
	await on.button(m.people.pinSet).click();
	await expect(dialog).toBeVisible();
	yield { name: 'a code of four numbers', on };
	await on.button(m.app.close, dialog).click();
	await on.button(m.people.password).click();
	await expect(dialog).toBeVisible();
	yield { name: 'another password', on };
	await on.button(m.app.close, dialog).click();
	await on.button(m.people.signOut).click();
	await expect(dialog).toBeVisible();
	yield { name: 'signing out', on };
	await on.button(m.app.cancel, dialog).click();
}

async function* teamOfTwo(on: DoorScreens): AsyncGenerator<Shown> {
	const { page, m } = on;
	await on.openTeam();
	await expect(on.button(m.team.changeOf(luis.name))).toBeVisible();
	yield { name: 'team', on };
	await on.button(m.team.changeOf(luis.name)).click();
	yield { name: 'team, changing somebody', on };
	await on.button(m.team.remove).click();
	yield { name: 'team, removing somebody', on };
	await page.context().clearCookies();
	await page.goto('/team');
	await expect(page.getByRole('heading', { name: m.team.askTitle })).toBeVisible();
	yield { name: 'team, asking for the password', on };
}
