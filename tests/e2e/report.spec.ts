// What people take along: a walk as a PDF and their data as files, made on the phone without a network.
import { readFile } from 'node:fs/promises';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import read from 'read-excel-file/universal';
import { pagesSeen, type PageSeen } from '#lib/files/report/pages-seen.ts';
import { textIn } from '#lib/domain/checklist/checklist.ts';
import { es } from '#lib/messages/es.ts';
import { heldBy } from '../support/held.ts';
import { aPhone, listOf, Screens } from './screens.ts';

/** With its service worker: everything here must come without a network. */
test.use({ ...aPhone, serviceWorkers: 'allow' });

const parking = listOf('exterior-parking');
const note = 'Junto al valet, desde anoche.';

/** The share sheet of a phone; `refusals` is how often it says that the tap was too long ago. */
const giveShareSheet = (page: Page, refusals = 0) =>
	page.addInitScript((left) => {
		const shared: { name: string; type: string; bytes: string }[] = [];
		Object.assign(window, { shared });
		Object.defineProperty(navigator, 'canShare', { value: () => true });
		Object.defineProperty(navigator, 'share', {
			value: async ({ files }: { files: File[] }) => {
				if (left-- > 0) throw new DOMException('too late', 'NotAllowedError');
				for (const file of files) {
					const bytes = new Uint8Array(await file.arrayBuffer());
					const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
					shared.push({ name: file.name, type: file.type, bytes: btoa(text) });
				}
			},
		});
	}, refusals);

async function sharedBy(page: Page): Promise<{ name: string; type: string; bytes: Buffer }[]> {
	const shared = await page.evaluate(
		() => (window as unknown as { shared: { name: string; type: string; bytes: string }[] }).shared,
	);
	return shared.map((one) => ({ ...one, bytes: Buffer.from(one.bytes, 'base64') }));
}

const pagesOf = (pdf: Buffer): PageSeen[] =>
	pagesSeen(new Uint8Array(pdf).buffer.slice(0, pdf.length));

const installed = (page: Page) =>
	page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** From here on there is no network; the app is on the phone already. */
async function goOffline(page: Page, context: BrowserContext): Promise<void> {
	await installed(page);
	await context.setOffline(true);
}

/** One good, one bad with a photo, a note and fixed at once, and the rest not looked at. */
async function walkAndClose(screens: Screens): Promise<void> {
	await screens.pass();
	await screens.fail();
	await screens.photograph();
	await screens.note(note);
	await screens.tick(screens.page.getByRole('switch'));
	await screens.goOn();
	await screens.finish();
}

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	const download = await coming;
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a walk is shared as a PDF without a network, with all that it found', async ({
	page,
	context,
}) => {
	const screens = new Screens(page);
	await giveShareSheet(page);
	await screens.preparePlace();
	await goOffline(page, context);
	await screens.startWalk('Estacionamiento');
	await walkAndClose(screens);
	await screens.button(es.share.report).click();
	await expect(screens.button(es.share.reportAgain)).toBeVisible();

	const [report, ...more] = await sharedBy(page);
	expect(more).toEqual([]);
	expect(report?.type).toBe('application/pdf');
	expect(report?.name).toMatch(/^Informe Casa Jacaranda \d{4}-\d\d-\d\d\.pdf$/);
	expect(report?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
	const pages = pagesOf(report?.bytes ?? Buffer.alloc(0));
	const text = pages.map((one) => one.text).join(' ');
	const bad = parking.items[1];
	expect(text).toContain(es.report.title);
	expect(text).toContain('Casa Jacaranda');
	expect(text).toContain(textIn(bad?.tells, 'es').slice(0, 24));
	expect(text).toContain(note);
	expect(text).toContain(es.report.fixed);
	expect(text).toContain(es.closing.left);
	expect(text).toMatch(/versión 1 · huella [0-9a-f]{8}/);
	expect(pages.flatMap(({ pictures }) => pictures)).toHaveLength(1);
	expect(pages.at(-1)?.text).toContain(`Página ${pages.length} de ${pages.length}`);
});

test('a tap that came too long ago asks for another one, and the report is kept', async ({
	page,
}) => {
	const screens = new Screens(page);
	await giveShareSheet(page, 1);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.pass();
	await screens.finish();
	await screens.button(es.share.report).click();
	await expect(page.getByText(es.share.ready)).toBeVisible();
	expect(await sharedBy(page)).toEqual([]);
	await screens.button(es.share.reportAgain).click();
	await expect.poll(() => sharedBy(page)).toHaveLength(1);
});

test('where nothing can be shared the report is saved, and a second button always saves it', async ({
	page,
}) => {
	const screens = new Screens(page);
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'canShare', { value: undefined }),
	);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.pass();
	await screens.finish();
	const first = await saved(page, es.share.report);
	await expect(page.getByText(es.share.noShare)).toBeVisible();
	const second = await saved(page, es.share.save);
	expect(second.name).toBe(first.name);
	expect(second.bytes.equals(first.bytes)).toBe(true);
	expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

test('an example leaves as Excel, as CSV and as JSON, all without a network', async ({
	page,
	context,
}) => {
	test.slow();
	const screens = new Screens(page);
	await page.goto('/');
	await installed(page);
	await screens.openExample();
	await goOffline(page, context);
	await page.goto('/settings');
	await page.getByRole('link', { name: es.sheet.title }).click();
	await page.getByRole('radio', { name: es.takeAway.periods.all }).check();
	const { walks, answers, photos } = await heldBy(page, 'todo-habla-example');
	await expect(page.getByText(es.takeAway.found(walks.length))).toBeVisible();

	const make = async (kind: keyof typeof es.sheet.files) => {
		await page.getByRole('radio', { name: es.sheet.files[kind] }).check();
		await expect(page.getByText(es.takeAway.ready, { exact: true })).toBeHidden();
		await screens.button(es.takeAway.make).click();
		await expect(page.getByText(es.takeAway.ready, { exact: true })).toBeVisible();
	};

	await make('json');
	const json = await saved(page, '.json');
	const told = JSON.parse(json.bytes.toString()) as Record<string, { walk: string }[]>;
	expect(told.walks?.map(({ walk }) => walk).sort()).toEqual(walks.map(({ id }) => id).sort());
	expect(told.photos).toHaveLength(photos.length);
	expect(told.answers?.length).toBeGreaterThanOrEqual(answers.length);

	await make('xlsx');
	const book = await saved(page, '.xlsx');
	const sheets = await read(new Uint8Array(book.bytes).buffer);
	expect(sheets.map(({ sheet, data }) => [sheet, data.length - 1])).toEqual([
		[es.sheet.walks, walks.length],
		[es.sheet.answers, told.answers?.length],
		[es.sheet.photos, photos.length],
	]);
	const heads = sheets[1]?.data[0] ?? [];
	for (const head of [es.sheet.heads.item, es.sheet.heads.version, es.sheet.heads.tpl])
		expect(heads).toContain(head);

	await make('csv');
	const csv = await saved(page, `${es.sheet.walks}.csv`);
	expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(csv.bytes.toString().trimEnd().split('\r\n')).toHaveLength(walks.length + 1);
	await expect(page.getByRole('button', { name: /\.csv$/ })).toHaveCount(3);
});

test('an export without a site or without walks says what to choose', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await page.goto('/settings/export');
	await expect(page.getByText(es.takeAway.none)).toBeVisible();
	await expect(screens.button(es.takeAway.make)).toBeDisabled();
});

test('an item shows its rate, its walks and its photos, and leads to each', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	const walk = await screens.startWalk('Estacionamiento');
	await walkAndClose(screens);
	const [area] = (await heldBy(page)).walks[0]?.areas ?? [];
	const site = (await heldBy(page)).walks[0]?.site ?? '';
	const item = parking.items[1];
	await page.goto(`/trends/items?site=${site}&area=${area?.id}&item=${item?.id}`);
	await expect(screens.title).toHaveText(textIn(item?.text, 'es'));
	await expect(page.getByText(es.itemHistory.rate('1', '1'))).toBeVisible();
	await expect(page.getByText(es.itemHistory.verdict.few)).toBeVisible();
	await expect(page.getByText(note)).toBeVisible();
	await screens.button(es.photo.view).click();
	await expect(screens.dialog.getByRole('img')).toBeVisible();
	await screens.button(es.app.close, screens.dialog).click();
	const mark = page.getByRole('link', { name: new RegExp(es.itemHistory.marks.fixed) });
	await expect(mark).toHaveAttribute('href', `/walks/${walk}/closing`);
	await mark.click();
	await screens.closes();
});

test('on paper a closing has no buttons, and all that the place says', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Baños');
	for (let n = 0; n < 5; n += 1) {
		await screens.fail();
		await screens.goOn();
	}
	await screens.finish();
	const sayings = page.getByRole('article');
	await expect(sayings).toHaveCount(3);
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(sayings).toHaveCount(5);
	await expect(screens.button(es.share.report)).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(page.getByText('Casa Jacaranda')).toBeVisible();
	const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	expect(paper).toBe('rgb(255, 255, 255)');
});
