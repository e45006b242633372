// Years of somebody else's inspections come in through the screen: seen first, then all or nothing.
import { open, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { formatsOf } from '#lib/messages/formats.ts';
import { offencesOn } from '../support/axe.ts';
import { DiskPhone } from '../support/disk-phone.ts';
import { illegibleOn } from '../support/legible.ts';
import { aPhone, Screens } from './screens.ts';

test.use(aPhone);

const f = formatsOf('es', 'MX');
const folder = new URL('../fixtures/sf-food-inspections/', import.meta.url);
const pathOf = (name: string) => fileURLToPath(new URL(name, folder));
const all = ['violations.csv', 'businesses.csv', 'inspections.csv'].map(pathOf);

const fileOf = (name: string, text: string | Buffer) => ({
	...{ name, mimeType: 'text/csv' },
	buffer: typeof text === 'string' ? Buffer.from(text) : text,
});

class ImportScreen extends Screens {
	get input() {
		return this.page.locator('input[type=file]');
	}
	async open(): Promise<void> {
		await this.page.goto('/settings/import');
		await expect(this.title).toHaveText(this.m.bringing.title);
	}
	async choose(files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]): Promise<void> {
		await this.input.setInputFiles(files);
		await expect(this.input).toBeEnabled({ timeout: 30_000 });
	}
	async look(): Promise<void> {
		await this.button(this.m.bringing.look).click();
		await expect(this.heading(this.m.bringing.previewTitle)).toBeVisible({ timeout: 30_000 });
	}
	heading(name: string) {
		return this.page.getByRole('heading', { name, exact: true });
	}
	bringButton(n: number) {
		return this.button(this.m.bringing.bring(n, f.whole(n)));
	}
	group(code: keyof Screens['m']['bringing']['groups']) {
		const name = this.m.bringing.groups[code];
		return this.page.locator('details', { has: this.page.getByText(name, { exact: true }) });
	}
	/** What the phone's log holds. */
	held(): Promise<{ ops: number; parts: number }> {
		return this.page.evaluate(
			() =>
				new Promise((done, failed) => {
					const asked = indexedDB.open('todo-habla');
					asked.onerror = () => failed(asked.error);
					asked.onsuccess = () => {
						const db = asked.result;
						const counts = db.transaction(['ops', 'imported']);
						const ops = counts.objectStore('ops').count();
						const parts = counts.objectStore('imported').count();
						counts.oncomplete = () => {
							db.close();
							done({ ops: ops.result, parts: parts.result });
						};
					};
				}),
		);
	}
}

test('three files unchanged: what is in them is named, all of it enters, and twice is once', async ({
	page,
}) => {
	test.slow();
	const screen = new ImportScreen(page);
	const { m } = screen;
	await screen.open();
	await screen.choose(all);
	await expect(page.getByText(m.bringing.rows(39_006, f.whole(39_006)))).toBeVisible();
	await expect(page.getByText(/Windows-1252/)).toBeVisible();
	await screen.look();
	await expect(page.getByText(f.whole(14_233), { exact: true })).toBeVisible();
	const dirt = {
		'inspection-twice': 3,
		'finding-twice': 12,
		'finding-orphan': 454,
		'correction-before': 141,
		'correction-not-a-date': 12,
		'correction-impossible': 1,
	} as const;
	for (const [code, count] of Object.entries(dirt))
		await expect(screen.group(code as keyof typeof dirt).locator('b')).toHaveText(String(count));
	await screen.group('correction-impossible').locator('summary').click();
	await expect(page.getByText(/^Fila \d+: .*4\/1\/9873/)).toBeVisible();

	expect((await screen.held()).parts).toBe(0);
	await screen.bringButton(14_233).click();
	await expect(screen.heading(m.bringing.brought(14_233, f.whole(14_233)))).toBeVisible({
		timeout: 30_000,
	});
	const held = await screen.held();

	await screen.button(m.bringing.another).click();
	await screen.choose([...all].reverse());
	await screen.look();
	await screen.bringButton(14_233).click();
	await expect(screen.heading(m.bringing.again)).toBeVisible({ timeout: 30_000 });
	expect(await screen.held()).toEqual(held);

	await page.reload();
	await page.goto('/trends/imported');
	await expect(page.getByText(new RegExp(`^${f.whole(14_233)} inspecciones`))).toBeVisible();
	const told = page.getByText(/se volvió a encontrar en la inspección siguiente/);
	const [share = '0'] = /[\d.]+/.exec((await told.textContent()) ?? '') ?? [];
	expect(Math.abs(Number(share) - 24.8)).toBeLessThanOrEqual(0.5);
	await expect(page.getByText(/Por azar se esperaría 11\.6 %/)).toBeVisible();

	await page.getByLabel(m.imported.search).fill('tropisueno');
	await page.getByRole('link', { name: /TROPISUEÑO/ }).click();
	await expect(screen.title).toHaveText('TROPISUEÑO');
	await expect(page.getByText(m.imported.mark, { exact: true })).toBeVisible();
	await page.getByText(m.imported.table, { exact: true }).click();
	await expect(page.getByRole('table').first()).toBeVisible();
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(screen.title).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	await page.goto('/walks');
	await expect(page.getByText('TROPISUEÑO')).toHaveCount(0);
});

/** All three files seen, and the button pressed that brings them. */
async function beginsToBring(screen: ImportScreen): Promise<void> {
	await screen.open();
	await screen.choose(all);
	await screen.look();
	await screen.bringButton(14_233).click({ noWaitAfter: true });
}

/** Either no part is held and the screen says so, or all of them and every inspection shows. */
async function isAllOrNothing(screen: ImportScreen): Promise<void> {
	const { m, page } = screen;
	await page.goto('/trends/imported');
	const { parts } = await screen.held();
	const whole = page.getByText(new RegExp(`^${f.whole(14_233)} insp`));
	await expect(parts === 0 ? page.getByText(m.imported.none) : whole).toBeVisible();
}

for (const wait of [0, 60, 150, 400]) {
	test(`whoever goes away after ${wait} ms finds nothing half-imported`, async ({ page }) => {
		const screen = new ImportScreen(page);
		await beginsToBring(screen);
		await page.waitForTimeout(wait);
		await page.reload();
		await expect(screen.title).toBeVisible();
		await isAllOrNothing(screen);
	});

	test(`a browser killed after ${wait} ms leaves nothing half-imported`, async ({ baseURL }) => {
		const phone = await DiskPhone.of(baseURL ?? '');
		try {
			const page = await phone.start();
			const { browser } = await phone.processes();
			await beginsToBring(new ImportScreen(page));
			await page.waitForTimeout(wait);
			await phone.kill(browser);
			await isAllOrNothing(new ImportScreen(await phone.start()));
		} finally {
			await phone.throwAway();
		}
	});
}

test('a history that was taken back is gone, and comes back with the same file', async ({
	page,
}) => {
	const screen = new ImportScreen(page);
	const { m } = screen;
	const file = fileOf(
		'visitas.csv',
		'Local;Fecha;Puntaje\nCentro;13/02/2024;88,5\nNorte;14/02/2024;90',
	);
	const brings = async () => {
		await screen.open();
		await screen.choose(file);
		await screen.look();
		await screen.bringButton(2).click();
		await expect(screen.heading(m.bringing.brought(2, '2'))).toBeVisible();
	};
	await brings();
	await screen.button(m.bringing.withdrawOf('visitas.csv')).click();
	await screen.button(m.bringing.withdraw, screen.dialog).click();
	await expect(page.getByText(m.bringing.withdrawn, { exact: true })).toBeVisible();
	await page.goto('/trends/imported');
	await expect(page.getByText(m.imported.none)).toBeVisible();
	await brings();
	await page.goto('/trends/imported');
	await expect(page.getByRole('link', { name: /Centro/ })).toBeVisible();
});

test.describe('what cannot be read is told, with its row, and nothing enters', () => {
	test('an empty file, a picture, and 200 MB each get a sentence', async ({ page }) => {
		const screen = new ImportScreen(page);
		const { file } = screen.m.importing;
		await screen.open();
		const picture = await readFile(
			new URL('../fixtures/photos/gps/exifr-IMG_20180725_163423-tiny.jpg', import.meta.url),
		);
		await screen.choose([fileOf('nada.csv', ''), fileOf('foto.csv', picture)]);
		for (const sentence of [file.empty('nada.csv'), file.unknown('foto.csv')])
			await expect(page.getByText(sentence)).toBeVisible();
		const large = test.info().outputPath('enorme.csv');
		const handle = await open(large, 'w');
		await handle.truncate(200 * 1024 * 1024);
		await handle.close();
		await screen.choose(large);
		await expect(page.getByText(file.tooLarge('enorme.csv', 200))).toBeVisible();
		await expect(screen.button(screen.m.bringing.look)).toHaveCount(0);
	});

	test('rows that cannot enter hold back the rest until somebody says otherwise', async ({
		page,
	}) => {
		const screen = new ImportScreen(page);
		const { m } = screen;
		await screen.open();
		const good = Array.from({ length: 12 }, (_, day) => `Centro;${day + 13}/01/2024;88`);
		const rows = [...good, 'Centro;30/02/2024;90', ';14/02/2024;90', 'Sur;15/02/2024;120'];
		await screen.choose(fileOf('a.csv', `Local;Fecha;Puntaje\n${rows.join('\n')}`));
		await screen.look();
		await expect(screen.heading(m.bringing.left(3, '3'))).toBeVisible();
		await screen.group('date-impossible').locator('summary').click();
		await expect(page.getByText('Fila 14: la fecha 30/02/2024 no existe.')).toBeVisible();
		await expect(screen.bringButton(12)).toBeDisabled();
		await page.getByLabel(m.bringing.without).check();
		await screen.bringButton(12).click();
		await expect(screen.heading(m.bringing.brought(12, '12'))).toBeVisible();
	});

	test('other columns than the usual are asked for, mixed accents and a missing zone are told', async ({
		page,
	}) => {
		const screen = new ImportScreen(page);
		const { m } = screen;
		await screen.open();
		const text = Buffer.concat([
			Buffer.from('Nombre,Día\nCafé Uno,3/4/2024\n'),
			Buffer.from('Café Dos,4/5/2024\n', 'latin1'),
		]);
		await screen.choose(fileOf('b.csv', text));
		const missing = f.list([m.bringing.columns.score, m.bringing.missingForm]);
		await expect(page.getByText(m.bringing.missing(missing))).toBeVisible();
		await expect(screen.button(m.bringing.look)).toBeDisabled();
		await expect(page.getByLabel(m.bringing.formAsk('3/4/2024'))).toBeVisible();
		await expect(page.getByText(m.bringing.encodings.mixed, { exact: false })).toBeVisible();
		await expect(page.getByText(m.bringing.zoneNote)).toBeVisible();
	});
});

for (const { language, locale } of [
	{ language: 'es', locale: 'es-MX' },
	{ language: 'en', locale: 'en-US' },
] as const) {
	for (const viewport of [
		{ width: 360, height: 640 },
		{ width: 1280, height: 800 },
	]) {
		test.describe(`in ${language} at ${viewport.width}`, () => {
			test.use({ locale, viewport });

			test('axe finds nothing, light or dark, and all of it can be read', async ({ page }) => {
				test.slow();
				const found: string[] = [];
				for await (const name of everyStep(new ImportScreen(page, language))) {
					for (const theme of ['light', 'dark'] as const) {
						found.push(...(await offencesOn(page, theme)).map((one) => `${name}: ${one}`));
						await page.screenshot({
							path: test.info().outputPath(`${name}-${language}-${viewport.width}-${theme}.png`),
							fullPage: true,
						});
					}
					found.push(...(await illegibleOn(page)).map((one) => `${name}: ${one}`));
				}
				expect(found).toEqual([]);
			});
		});
	}
}

async function* everyStep(screen: ImportScreen): AsyncGenerator<string> {
	const { page, m } = screen;
	await screen.open();
	yield 'choose';
	await screen.choose(all);
	yield 'columns';
	await screen.look();
	await screen.group('finding-twice').locator('summary').click();
	yield 'preview';
	await page.getByRole('button', { name: /^(Traer|Bring) 14/ }).click();
	await expect(page.getByRole('link', { name: m.bringing.see }).first()).toBeVisible({
		timeout: 30_000,
	});
	yield 'done';
	await page.goto('/trends/imported');
	await expect(page.getByLabel(m.imported.search)).toBeVisible({ timeout: 30_000 });
	await page.getByText(m.imported.textsTitle, { exact: true }).click();
	yield 'series';
	await page.getByRole('listitem').getByRole('link').first().click();
	await expect(page.locator('canvas')).toBeVisible();
	await page.getByText(m.imported.table, { exact: true }).click();
	yield 'site';
}
