// The doors and the team as people find them: by role and by the words of messages/.
import { expect as expectSoon, type Locator, type Page } from '@playwright/test';
import type { Language } from '#lib/domain/checklist/checklist.ts';
import { Screens } from './screens.ts';

/** A server hashes passwords on purpose slowly, and several browsers share two cores. */
export const expect = expectSoon.configure({ timeout: 30_000 });

export type Person = { name: string; username: string; password: string };

export const ana: Person = { name: 'Ana Ruiz', username: 'ana', password: 'cal y canto rodado' };
export const luis: Person = { name: 'Luis Pérez', username: 'luis', password: 'nubes de algodón' };
export const eva: Person = { name: 'Eva Gil', username: 'eva.gil', password: 'tres tazas azules' };
export const business = 'Casa Jacaranda';

/** An invitation as its owner sees it. */
export type Ticket = { code: string; link: string };

export class DoorScreens extends Screens {
	constructor(page: Page, language: Language = 'es') {
		super(page, language);
	}

	get alert(): Locator {
		return this.page.getByRole('alert');
	}
	get password(): Locator {
		return this.page.getByLabel(this.m.signIn.password, { exact: true });
	}
	/** A field by its label, whatever stands below it. */
	field(name: string): Locator {
		return this.page.getByRole('textbox', { name });
	}

	async fillPerson({ name, username, password }: Person): Promise<void> {
		await this.field(this.m.signIn.name).fill(name);
		await this.field(this.m.signIn.username).fill(username);
		await this.password.fill(password);
	}

	/** From the printed link to Hoy, or to the first site when there is none. */
	async setUp(link: string, person = ana): Promise<void> {
		await this.page.goto(link);
		await this.field(this.m.setUp.business).fill(business);
		await this.fillPerson(person);
		await this.button(this.m.setUp.submit).click();
		await expect(this.title).toHaveText(business);
	}
	async enterAfterSetUp(word: string): Promise<void> {
		await this.button(word).click();
		await this.page.waitForURL((url) => url.pathname === '/');
	}

	async openTeam(): Promise<void> {
		await this.page.goto('/team');
		await expect(this.button(this.m.team.invite)).toBeVisible();
	}
	/** From the team to the invitation in hand; the dialog is closed again. */
	async invite(role: 'owner' | 'lead' | 'auditor' = 'lead'): Promise<Ticket> {
		await this.button(this.m.team.invite).click();
		await this.dialog.getByRole('radio', { name: this.m.team.roles[role], exact: true }).click();
		await this.button(this.m.team.make).click();
		return this.readTicket();
	}
	async readTicket(): Promise<Ticket> {
		await expect(this.dialog.getByRole('img', { name: this.m.team.square })).toBeVisible();
		const code = (await this.dialog.getByRole('strong').textContent()) ?? '';
		const link = (await this.dialog.getByText('/join#').textContent()) ?? '';
		await this.button(this.m.team.done).click();
		return { code, link };
	}

	async typeCode(code: string): Promise<void> {
		await this.page.goto('/join');
		await this.field(this.m.join.code).fill(code);
		await this.button(this.m.join.codeGo).click();
	}
	/** From the offer to Hoy. */
	async join(person: Person): Promise<void> {
		await expect(this.title).toHaveText(this.m.join.invites(business));
		await this.fillPerson(person);
		await this.button(this.m.join.submit).click();
		await expect(this.title).toHaveText(this.m.join.ready(business));
	}
	async enterAfterJoining(): Promise<void> {
		await this.button(this.m.app.goToday).click();
		await this.page.waitForURL((url) => url.pathname === '/');
	}
	async signIn({ username, password }: Pick<Person, 'username' | 'password'>): Promise<void> {
		await this.field(this.m.signIn.username).fill(username);
		await this.password.fill(password);
		await this.button(this.m.signIn.submit).click();
	}

	/** Hoy of a place, in somebody's hands. */
	async showsToday(name: string): Promise<void> {
		await expect(this.title).toHaveText(this.m.today.title);
		await expect(this.page.getByText(name, { exact: true })).toBeVisible();
	}
	async isSafe(): Promise<void> {
		await expect(this.button(this.m.sync.safe)).toBeVisible();
	}

	async openPeople(): Promise<void> {
		await this.page.goto('/settings/people');
		await expect(this.title).toHaveText(this.m.people.title);
	}
	/** Somebody among those who use this phone. */
	card(name: string): Locator {
		return this.page
			.getByRole('listitem')
			.filter({ has: this.page.getByRole('heading', { name, exact: true }) });
	}
}
