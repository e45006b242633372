// The screens as a person finds them: by role and by the words of messages/, never by CSS.
import { expect, type Locator, type Page } from '@playwright/test';
import { shippedLists } from '#lib/content/library.ts';
import {
	textIn,
	type Checklist,
	type Item,
	type Language,
} from '#lib/domain/checklist/checklist.ts';
import type { SkipReason } from '#lib/domain/walk/answer.ts';
import { en } from '#lib/messages/en.ts';
import { es, type Messages } from '#lib/messages/es.ts';
import { chromiumLaunch } from '../support/chromium.ts';

/** No machine but this one can be found; the camera shows a moving test picture and asks nobody. */
export const launchOptions = chromiumLaunch(
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
	'--use-fake-device-for-media-stream',
	'--use-fake-ui-for-media-stream',
);

/** A phone with a camera; without the service worker, where starting offline is not the subject. */
export const aPhone = {
	launchOptions,
	permissions: ['camera'],
	serviceWorkers: 'block' as const,
};

export const words: Record<Language, Messages> = { es, en };

/** A shipped list by its id; throws when there is none. */
export function listOf(id: string): Checklist {
	const list = shippedLists.find((one) => one.id === id);
	if (!list) throw new Error(`no shipped list ${id}`);
	return list;
}

export class Screens {
	readonly page: Page;
	readonly language: Language;
	readonly m: Messages;

	constructor(page: Page, language: Language = 'es') {
		this.page = page;
		this.language = language;
		this.m = words[language];
	}

	get title(): Locator {
		return this.page.getByRole('heading', { level: 1 });
	}
	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}
	button(name: string, within: Locator | Page = this.page): Locator {
		return within.getByRole('button', { name, exact: true });
	}
	link(name: string): Locator {
		return this.page.getByRole('link', { name, exact: true });
	}

	/** Preparing a place, from its address to the choice of areas. */
	async preparePlace(name = 'Casa Jacaranda'): Promise<void> {
		await this.page.goto('/begin');
		await this.fillPlace(name);
	}
	async fillPlace(name: string): Promise<void> {
		const { m, page } = this;
		await page.getByLabel(m.site.name).fill(name);
		await this.button(m.site.continue).click();
		await expect(this.title).toHaveText(m.start.title);
	}

	/** A walk of some areas, by name, from the choice of areas to its first item; gives its id. */
	async startWalk(...areas: string[]): Promise<string> {
		const { m, page } = this;
		await page.goto('/walks/new');
		await this.chooseAreas(...areas);
		await this.button(m.start.begin).click();
		await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
		await expect(this.title).toBeVisible();
		return new URL(page.url()).pathname.split('/').at(-1) ?? '';
	}
	async chooseAreas(...areas: string[]): Promise<void> {
		await this.button(this.m.start.none).click();
		for (const area of areas) await this.tick(this.areaBox(area));
	}
	/** A box shows what is on disk, which may come a moment after the tap. */
	async tick(box: Locator): Promise<void> {
		await box.click();
		await expect(box).toBeChecked();
	}
	areaBox(area: string): Locator {
		return this.page.getByRole('checkbox', { name: new RegExp(`^\\s*${area}`) }).first();
	}

	/** The item on the screen, known by its statement. */
	async item(): Promise<Item> {
		await expect(
			this.button(this.m.walk.pass).or(this.scale(4)).or(this.next).first(),
		).toBeVisible();
		const text = await this.title.textContent();
		const item = shippedLists
			.flatMap((list) => list.items)
			.find((one) => textIn(one.text, this.language) === text);
		if (!item) throw new Error(`no shipped item says: ${text}`);
		return item;
	}
	async showsItem(item: Item | undefined): Promise<void> {
		await expect(this.title).toHaveText(textIn(item?.text, this.language));
	}
	scale(level: number): Locator {
		return this.button(this.m.walk.scale[level] ?? '');
	}
	get next(): Locator {
		const { next, finishNext } = this.m.walk;
		return this.button(next).or(this.button(finishNext));
	}

	/** The best answer, whatever its kind; the next item is shown afterwards. */
	async pass(): Promise<void> {
		await this.moves(() => this.button(this.m.walk.pass).or(this.scale(4)).click());
	}
	/** The worst answer; the item stays for its evidence. */
	async fail(): Promise<void> {
		await this.button(this.m.walk.fail).or(this.scale(0)).click();
		await expect(this.next).toBeVisible();
	}
	async goOn(): Promise<void> {
		await this.moves(() => this.next.click());
	}
	async doesNotApply(): Promise<void> {
		await this.moves(() => this.button(this.m.walk.na).click());
	}
	async couldNotSee(reason: SkipReason): Promise<void> {
		const { m } = this;
		await this.moves(async () => {
			await this.button(m.walk.skip).click();
			await this.button(m.walk.reasons[reason], this.dialog).click();
		});
	}
	/** A picture taken with the camera in the page; `of` is how many there are then. */
	async photograph(label = this.m.walk.photo, of = 1): Promise<void> {
		await this.button(label).click();
		await this.shutter.click();
		await expect(this.dialog).toBeHidden();
		await expect(this.picture(of, of)).toBeVisible();
	}
	get shutter(): Locator {
		return this.button(this.m.photo.take);
	}
	picture(n: number, of: number): Locator {
		return this.button(this.m.photo.of(n, of));
	}
	/** Puts files through the gallery, from an item that speaks badly. */
	async chooseFromGallery(...files: string[]): Promise<void> {
		await this.button(this.m.walk.photo).click();
		await this.dialog.getByLabel(this.m.photo.gallery).setInputFiles(files);
	}
	async note(text: string): Promise<void> {
		await this.button(this.m.walk.note).click();
		await this.noteField.fill(text);
	}
	get noteField(): Locator {
		return this.page.getByLabel(this.m.walk.noteLabel);
	}

	/** From the walk to its closing, whatever is left unanswered. */
	async finish(): Promise<void> {
		const { m, page } = this;
		const path = new URL(page.url()).pathname;
		if (!path.endsWith('/finish')) {
			await this.button(m.walk.list).click();
			await this.button(m.finish.title).click();
		}
		await expect(this.title).toHaveText(m.finish.title);
		await this.button(m.finish.go).or(this.button(m.finish.goAnyway)).click();
		await this.closes();
	}
	async closes(): Promise<void> {
		await this.page.waitForURL(/\/closing$/);
		await expect(this.page.getByText(this.m.closing.says)).toBeVisible();
	}
	/** The score as found, as the closing writes it. */
	score(written: string): Locator {
		return this.button(`${this.m.closing.foundLong}: ${written}`);
	}

	/** Opens the example from the welcome or from settings. */
	async openExample(): Promise<void> {
		const { m, page } = this;
		await page.goto('/');
		await this.button(m.welcome.example).click();
		await expect(page.getByText(m.example.banner)).toBeVisible();
		await expect(this.title).toHaveText(m.today.title);
	}

	/** Does something that must bring another title: the next item, or the end. */
	async moves(act: () => Promise<void>): Promise<void> {
		const before = (await this.title.textContent()) ?? '';
		await act();
		await expect(this.title).not.toHaveText(before);
	}
}
