// Photos that are not what they seem, and what is drawn on those that are: the answer always stays.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { strokesOf } from '#lib/domain/walk/photo.ts';
import { heldBy } from '../support/held.ts';
import { aPhone, listOf, Screens } from './screens.ts';

test.use(aPhone);

const fixture = (name: string) =>
	fileURLToPath(new URL(`../fixtures/photos/${name}`, import.meta.url));
const [first] = listOf('exterior-parking').items;

let screens: Screens;
test.beforeEach(async ({ page }) => {
	screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.fail();
});

/** The answer as the phone holds it, whatever became of the photo. */
async function answerStays(page: Page) {
	const { answers, raws } = await heldBy(page);
	expect(answers).toHaveLength(1);
	expect(answers[0]?.said.heads.map(({ value }) => value)).toEqual([{ kind: 'scale', level: 0 }]);
	expect(raws, 'nothing goes on waiting').toEqual([]);
}

test('a text that calls itself a photo is refused in words, and the answer stays', async ({
	page,
}) => {
	await screens.button(es.walk.photo).click();
	await screens.dialog.getByLabel(es.photo.gallery).setInputFiles({
		name: 'foto.jpg',
		mimeType: 'image/jpeg',
		buffer: Buffer.from('Esto no es una foto. '.repeat(200)),
	});
	await expect(page.getByRole('alert').filter({ hasText: es.photo.notPicture })).toBeVisible();
	await screens.showsItem(first);
	await expect(screens.next).toBeVisible();
	const { photos, blobs } = await heldBy(page);
	expect([photos, blobs]).toEqual([[], []]);
	await answerStays(page);
});

test('a photo that breaks off in the middle is kept or refused in words, and the answer stays', async ({
	page,
}) => {
	const whole = await readFile(fixture('orientation/Landscape_6.jpg'));
	await screens.button(es.walk.photo).click();
	await screens.dialog.getByLabel(es.photo.gallery).setInputFiles({
		name: 'rota.jpg',
		mimeType: 'image/jpeg',
		buffer: whole.subarray(0, 4000),
	});
	const told = page.getByRole('alert').or(screens.picture(1, 1));
	await expect(told.first()).toBeVisible();
	await screens.showsItem(first);
	await answerStays(page);
});

for (const name of [
	'broken/exifr-broken1.jpg',
	'broken/exifr-RangeError_Invalid_typed_array_length.jpg',
	'heic/exifr-heic-iphone7.heic',
	'heic/exifr-heic-maybebroken.HEIC',
])
	test(`${name} from the gallery is kept or refused in words, and the answer stays`, async ({
		page,
	}) => {
		await screens.chooseFromGallery(fixture(name));
		await expect(page.getByRole('alert').or(screens.picture(1, 1)).first()).toBeVisible();
		await screens.showsItem(first);
		await answerStays(page);
	});

test('a photo in a format this browser cannot show is kept as it came, and says so', async ({
	page,
}) => {
	await screens.chooseFromGallery(fixture('heic/exifr-heic-single.heic'));
	await screens.picture(1, 1).click();
	await expect(screens.dialog.getByText(es.photo.noPreview)).toBeVisible();
	const { blobs } = await heldBy(page);
	expect(blobs).toMatchObject([{ mime: expect.stringMatching(/^image\/hei[cf]$/) }]);
	expect(blobs[0]?.bytes).toBe(blobs[0]?.sha);
	await answerStays(page);
});

test('several photos chosen at once are all kept, in their order', async ({ page }) => {
	await screens.chooseFromGallery(
		fixture('orientation/Landscape_1.jpg'),
		fixture('orientation/Portrait_6.jpg'),
	);
	await expect(screens.picture(2, 2)).toBeVisible();
	const { photos } = await heldBy(page);
	const [wide, tall] = [...photos].sort((a, b) => a.addedAt - b.addedAt).map(({ added }) => added);
	expect(wide?.width ?? 0).toBeGreaterThan(wide?.height ?? 0);
	expect(tall?.height ?? 0, 'upright, as it was held').toBeGreaterThan(tall?.width ?? 0);
	await answerStays(page);
});

/** From one part of the picture to another, in parts of its size. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
	const box = await screens.dialog.getByRole('img', { name: es.photo.view }).boundingBox();
	if (!box) throw new Error('no picture to draw on');
	const at = ([across, down]: [number, number]): [number, number] => [
		box.x + box.width * across,
		box.y + box.height * down,
	];
	await page.mouse.move(...at(from));
	await page.mouse.down();
	await page.mouse.move(...at(to), { steps: 4 });
	await page.mouse.up();
}

test('an arrow and a circle are still there after a reload', async ({ page }) => {
	await screens.photograph();
	await screens.picture(1, 1).click();
	const clear = screens.button(es.photo.clear, screens.dialog);
	await screens.button(es.photo.arrow, screens.dialog).click();
	await drag(page, [0.2, 0.2], [0.6, 0.5]);
	await expect(clear).toBeVisible();
	await screens.button(es.photo.circle, screens.dialog).click();
	await drag(page, [0.5, 0.5], [0.7, 0.5]);
	const strokes = async () => (await heldBy(page)).photos.flatMap(strokesOf);
	await expect.poll(async () => (await strokes()).length).toBe(2);
	const drawn = await strokes();
	expect(drawn.map(({ kind }) => kind)).toEqual(['arrow', 'circle']);
	const [arrow] = drawn;
	if (arrow?.kind !== 'arrow') throw new Error('no arrow');
	expect(arrow.from[0]).toBeCloseTo(0.2, 1);
	expect(arrow.to[0]).toBeCloseTo(0.6, 1);

	await page.reload();
	await screens.picture(1, 1).click();
	await expect(clear).toBeVisible();
	expect(await strokes()).toEqual(drawn);
});

test('what is covered is covered in the bytes: the former picture is gone from the phone', async ({
	page,
}) => {
	await screens.photograph();
	const [before] = (await heldBy(page)).blobs;
	await screens.picture(1, 1).click();
	await screens.button(es.photo.blur, screens.dialog).click();
	await drag(page, [0.5, 0.5], [0.7, 0.5]);
	await expect(screens.dialog).toBeHidden();
	await expect(screens.picture(1, 1)).toBeVisible();

	const { blobs, photos, raws } = await heldBy(page);
	expect(blobs).toHaveLength(1);
	expect(blobs[0]?.sha).not.toBe(before?.sha);
	expect(blobs[0]?.bytes, 'the new name is true').toBe(blobs[0]?.sha);
	expect(blobs[0]?.bytes).not.toBe(before?.bytes);
	expect(blobs[0]?.thumb).not.toBe(before?.thumb);
	expect(photos.map(({ hidden }) => hidden).sort()).toEqual([false, true]);
	expect(raws).toEqual([]);
});

test('a photo that was taken off stays off after a reload, and its answer stays', async ({
	page,
}) => {
	await screens.photograph();
	await screens.picture(1, 1).click();
	await screens.button(es.photo.remove, screens.dialog).click();
	await expect(screens.picture(1, 1)).toBeHidden();
	await page.reload();
	await expect(screens.next).toBeVisible();
	await expect(screens.picture(1, 1)).toBeHidden();
	await answerStays(page);
});
