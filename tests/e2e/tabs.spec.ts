// Two tabs on one walk: everybody's answers, nobody's lost.
import { expect, test, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { heldBy, holesIn } from '../support/held.ts';
import { aPhone, listOf, Screens } from './screens.ts';

test.use(aPhone);

const { items } = listOf('exterior-parking');

async function twoTabs(page: Page): Promise<[Screens, Screens, walk: string]> {
	const one = new Screens(page);
	await one.preparePlace();
	const walk = await one.startWalk('Estacionamiento');
	const other = new Screens(await page.context().newPage());
	await other.page.goto(`/walks/${walk}`);
	await other.showsItem(items[0]);
	return [one, other, walk];
}

const progress = ({ page }: Screens, done: number) =>
	page.getByRole('progressbar', { name: es.walk.progressLabel(done, items.length) });

test('an answer given in one tab appears in the other by itself', async ({ page }) => {
	const [one, other] = await twoTabs(page);
	await other.button(es.walk.list).click();
	const row = other.page.getByRole('button', { name: items[1]?.text.es ?? '' });
	await expect(row).toContainText(es.walk.unanswered);
	await one.pass();
	await one.fail();
	await expect(row).toContainText(es.walk.fail);
	await other.button(es.walk.one).click();
	await expect(progress(other, 2)).toBeAttached();
});

test('two tabs that answer at the same time lose nothing', async ({ page }) => {
	const [one, other] = await twoTabs(page);
	await other.button(es.walk.list).click();
	await other.page.getByRole('button', { name: items[7]?.text.es ?? '' }).click();
	await other.showsItem(items[7]);
	const before = (await heldBy(page)).ops.length;
	const sixTimes = async (screens: Screens) => {
		for (let n = 0; n < 6; n += 1) await screens.pass();
	};
	await Promise.all([sixTimes(one), sixTimes(other)]);
	const { ops, answers } = await heldBy(page);
	expect(ops.length - before, 'one operation for each answer').toBe(12);
	expect(holesIn(ops)).toEqual([]);
	expect(answers).toHaveLength(12);
	await expect(progress(one, 12)).toBeAttached();
	await expect(progress(other, 12)).toBeAttached();
});

test('both tabs answering the same item tell both answers, and one of them counts', async ({
	page,
}) => {
	const [one, other, walk] = await twoTabs(page);
	// At once: a tap that waits for its screen to stand still would see the other's answer first.
	await Promise.all([one.scale(4).dispatchEvent('click'), other.scale(0).dispatchEvent('click')]);
	await expect
		.poll(async () => (await heldBy(page)).ops.filter(({ kind }) => kind === 'answer.set').length)
		.toBe(2);
	await page.goto(`/walks/${walk}`);
	await one.button(es.walk.list).click();
	await other.page.goto(`/walks/${walk}`);
	await other.button(es.walk.list).click();
	const row = (screens: Screens) =>
		screens.page.getByRole('button', { name: items[0]?.text.es ?? '' });
	const said = await row(one).textContent();
	expect(said).not.toContain(es.walk.unanswered);
	await expect(row(other)).toHaveText(said ?? '');
	expect(holesIn((await heldBy(page)).ops)).toEqual([]);
});

test('an item answered by half, with a note being typed, is there again after a reload', async ({
	page,
}) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.fail();
	await screens.note('Vidrio roto junto a');
	await expect.poll(async () => (await heldBy(page)).drafts[0]?.text).toBe('Vidrio roto junto a');
	await page.reload();
	await screens.showsItem(items[0]);
	await expect(screens.next).toBeVisible();
	await expect(screens.noteField).toHaveValue('Vidrio roto junto a');
	await screens.noteField.pressSequentially(' la entrada');
	await screens.goOn();
	const { drafts, ops } = await heldBy(page);
	expect(drafts).toEqual([]);
	const notes = ops.filter(({ kind }) => kind === 'note.set').map(({ body }) => body);
	expect(notes).toEqual([{ text: 'Vidrio roto junto a la entrada' }]);
});
