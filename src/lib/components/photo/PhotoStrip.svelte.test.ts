// A stored photo on screen: shown from its bytes, pointed at by hand or by button, and removed.
import '../../../app.css';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { addPhoto, strokesOf, type PhotoRow } from '#lib/domain/walk/photo.ts';
import { storeBlob } from '#lib/local/photo-box.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { phone } from '#lib/state/phone.svelte.ts';
import { tell } from '#lib/state/tell.ts';
import { aPicture } from '../../../../tests/support/builders.ts';
import PhotoStrip from './PhotoStrip.svelte';

await speak('es');

const point = { walk: 'w', site: 's', area: 'hall', item: 'floor', tpl: '' };
const walk = { id: 'w', site: 's', kind: 'house' as const };
const strip = { preparing: 0, walk, isFull: true, isFixed: false, hasNote: false };
const picture = page.getByRole('dialog', { name: es.photo.view }).getByRole('img');
const button = (name: string) => page.getByRole('button', { name });

beforeEach(() =>
	phone.run(async (db) => void (await Promise.all(db.tables.map((t) => t.clear())))),
);

/** A real JPEG of 400 × 300 in the database, and the row that tells of it. */
async function aPhoto(id: string, isHere = true): Promise<PhotoRow> {
	const canvas = new OffscreenCanvas(400, 300);
	canvas.getContext('2d')?.fillRect(40, 40, 100, 100);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
	const bytes = await blob.arrayBuffer();
	const sha = id.padEnd(64, '0');
	const known = { ...aPicture(sha, bytes.byteLength), width: 400, height: 300 };
	const isTold = await tell(addPhoto(point, id, 'before', known), async (db) => {
		if (isHere) await storeBlob(db, { sha, mime: 'image/jpeg', bytes, thumb: null });
	});
	expect(isTold).toBe(true);
	return rowOf(id);
}
async function rowOf(id: string): Promise<PhotoRow> {
	const row = await phone.run((db) => db.photos.get(id));
	if (!row) throw new Error(`no photo ${id}`);
	return row;
}
async function show(photo: PhotoRow) {
	const shown = await render(PhotoStrip, {
		...strip,
		photos: [photo],
		onphoto: () => {},
		onnote: () => {},
	});
	await button(es.photo.of(1, 1)).click();
	await expect.element(picture).toBeVisible();
	return shown;
}

test('an intrusion offers its photo and note; after its fix, the photo of the after', async () => {
	const onphoto = vi.fn();
	const onnote = vi.fn();
	const { rerender } = await render(PhotoStrip, { ...strip, photos: [], onphoto, onnote });
	await button(es.walk.photo).click();
	expect(button(es.walk.photoAfter).query()).toBeNull();
	await button(es.walk.note).click();
	await rerender({ isFixed: true, hasNote: true, preparing: 2 });
	await button(es.walk.photoAfter).click();
	expect(button(es.walk.note).query()).toBeNull();
	expect(page.getByText(es.photo.preparing).elements()).toHaveLength(2);
	expect(onphoto.mock.calls).toEqual([['before'], ['after']]);
	expect(onnote).toHaveBeenCalledOnce();
});

test('an arrow goes from where the finger starts to where it ends', async () => {
	const photo = await aPhoto('a');
	const { rerender } = await show(photo);
	await button(es.photo.arrow).click();
	await expect.element(page.getByText(es.photo.arrowHelp)).toBeVisible();
	const { width, height } = picture.element().getBoundingClientRect();
	await userEvent.dragAndDrop(picture, picture, {
		sourcePosition: { x: width * 0.25, y: height * 0.25 },
		targetPosition: { x: width * 0.75, y: height * 0.5 },
	});
	await expect.poll(async () => strokesOf(await rowOf('a')).length).toBe(1);
	const [arrow] = strokesOf(await rowOf('a'));
	if (arrow?.kind !== 'arrow') throw new Error('no arrow');
	[0.25, 0.25, 0.75, 0.5].forEach((part, index) =>
		expect([...arrow.from, ...arrow.to][index]).toBeCloseTo(part, 1),
	);

	await rerender({ photos: [await rowOf('a')] });
	await button(es.photo.clear).click();
	await expect.poll(async () => strokesOf(await rowOf('a'))).toEqual([]);
});

test('a circle can be set without a finger, by keyboard alone', async () => {
	await show(await aPhoto('b'));
	button(es.photo.circle).element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(button(es.photo.circle)).toHaveAttribute('aria-pressed', 'true');
	button(es.photo.centre).element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.poll(async () => strokesOf(await rowOf('b'))[0]?.kind).toBe('circle');
	expect(strokesOf(await rowOf('b'))).toMatchObject([{ centre: [0.5, 0.5] }]);
});

test('removed, a photo is hidden for good and its view closes', async () => {
	await show(await aPhoto('c'));
	await button(es.photo.remove).click();
	await expect.element(picture).not.toBeInTheDocument();
	expect((await rowOf('c')).hidden).toBe(true);
});

test('a photo whose bytes are on another phone says that it has no preview', async () => {
	const photo = await aPhoto('d', false);
	await render(PhotoStrip, { ...strip, photos: [photo], onphoto: () => {}, onnote: () => {} });
	await button(es.photo.of(1, 1)).click();
	await expect.element(page.getByText(es.photo.noPreview)).toBeVisible();
	expect(picture.query()).toBeNull();
});
