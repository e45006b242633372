// A copy from one phone to another without a server: everything, once, or nothing at all.
import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { es } from '#lib/messages/es.ts';
import { Given } from '../support/given.ts';
import { heldBy } from '../support/held.ts';
import { aPhone, listOf, Screens } from './screens.ts';

test.use(aPhone);

const outside = listOf('exterior-parking');

/** A phone with one finished walk, one photo, and a second walk under way; and its copy. */
async function phoneWithCopy(page: Page): Promise<{ given: Given; file: string; name: string }> {
	const screens = new Screens(page);
	const given = new Given({ name: outside.id, list: outside });
	const [litter, path] = outside.items;
	if (!litter || !path) throw new Error('a short list');
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.fail();
	await screens.photograph();
	await screens.note('Bolsas junto a la rampa');
	given.say(litter, { kind: 'scale', level: 0 });
	await screens.goOn();
	await screens.pass();
	given.say(path, { kind: 'pass' });
	await screens.finish();
	await screens.startWalk('Baños');
	await screens.pass();
	await page.goto('/settings');
	const download = page.waitForEvent('download');
	await screens.button(es.settings.export).click();
	const saved = await download;
	await expect(page.getByText(es.settings.exported(saved.suggestedFilename()))).toBeVisible();
	return { given, file: await saved.path(), name: saved.suggestedFilename() };
}

type Chosen = { name: string; mimeType: string; buffer: Buffer };

const take = (page: Page, label: string, file: Chosen): Promise<void> =>
	page.getByLabel(label).setInputFiles(file);

async function otherPhone(browser: Browser): Promise<Screens> {
	const context = await browser.newContext();
	const screens = new Screens(await context.newPage());
	await screens.page.goto('/');
	await expect(screens.title).toHaveText(es.welcome.title);
	return screens;
}

test('a copy brings walks, scores, notes and photos to another phone, and twice is once', async ({
	browser,
	page,
}) => {
	const { given, file, name } = await phoneWithCopy(page);
	expect(name).toMatch(/\.todohabla\.zip$/);
	const own = await heldBy(page);
	const chosen = { name, mimeType: 'application/zip', buffer: await readFile(file) };

	const other = await otherPhone(browser);
	await take(other.page, es.welcome.import, chosen);
	await expect(other.page.getByText(es.settings.imported(own.ops.length, 1))).toBeVisible();
	await expect(other.page.getByText('Casa Jacaranda')).toBeVisible();
	await expect(other.link(es.today.resume)).toBeVisible();
	await other.page.getByRole('link', { name: /^Último recorrido/ }).click();
	await expect(other.score(given.written())).toBeVisible();
	await expect(other.page.getByText('Bolsas junto a la rampa')).toBeVisible();
	await expect(other.page.getByRole('img', { name: es.photo.view })).toBeVisible();

	const there = await heldBy(other.page);
	expect(there.blobs).toEqual(own.blobs);
	expect(there.walks).toEqual(own.walks);
	expect(there.answers).toEqual(own.answers);
	const names = (held: typeof own) => held.ops.map(({ id }) => id).sort();
	expect(names(there)).toEqual(names(own));

	await other.page.goto('/settings');
	await take(other.page, es.settings.import, chosen);
	await expect(other.page.getByText(es.settings.importedNothing)).toBeVisible();
	expect(await heldBy(other.page)).toEqual(there);
	await other.page.context().close();
});

test('a file that is no whole copy is refused in words and changes nothing', async ({
	browser,
	page,
}) => {
	const { file } = await phoneWithCopy(page);
	const whole = await readFile(file);
	const damaged = Buffer.from(whole);
	for (let at = 200; at < damaged.length - 400; at += 97) damaged[at] = (damaged[at] ?? 0) ^ 0xff;
	const zip = (name: string, buffer: Buffer): Chosen => ({
		name,
		mimeType: 'application/zip',
		buffer,
	});
	const refused: [Chosen, string[]][] = [
		[zip('copia.todohabla.zip', damaged), [es.problem.corrupt]],
		[
			zip('copia.todohabla.zip', whole.subarray(0, whole.length / 2)),
			[es.problem.corrupt, es.problem['not-an-export']],
		],
		[
			zip('fotos.zip', Buffer.from(zipSync({ 'a.txt': strToU8('nada') }))),
			[es.problem['not-an-export']],
		],
		[
			{ name: 'notas.txt', mimeType: 'text/plain', buffer: Buffer.from('lista de compras') },
			[es.problem['not-an-export']],
		],
	];
	const before = await heldBy(page);
	const other = await otherPhone(browser);
	for (const [chosen, sentences] of refused) {
		for (const [phone, label] of [
			[page, es.settings.import],
			[other.page, es.welcome.import],
		] as const) {
			await take(phone, label, chosen);
			const told = phone.getByRole('alert');
			await expect(told, chosen.name).toBeVisible();
			expect(sentences).toContain(await told.locator('span').first().textContent());
			await told.getByRole('button', { name: es.app.close }).click();
			await expect(told).toBeHidden();
		}
	}
	expect(await heldBy(page)).toEqual(before);
	const { ops, blobs, walks } = await heldBy(other.page);
	expect([ops, blobs, walks]).toEqual([[], [], []]);
	await other.page.context().close();
});

test('a copy of another business does not mix with what a phone holds', async ({
	browser,
	page,
}) => {
	const { file, name } = await phoneWithCopy(page);
	const other = await otherPhone(browser);
	await other.preparePlace('Otra casa');
	await other.page.goto('/settings');
	const before = await heldBy(other.page);
	const chosen = { name, mimeType: 'application/zip', buffer: await readFile(file) };
	await take(other.page, es.settings.import, chosen);
	await expect(
		other.page.getByRole('alert').filter({ hasText: es.problem['other-organization'] }),
	).toBeVisible();
	expect(await heldBy(other.page)).toEqual(before);
	await other.page.context().close();
});
