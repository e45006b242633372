// The camera in the page, and the two other ways to a picture when it cannot be.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { phone } from '#lib/state/phone.svelte.ts';
import Camera from './Camera.svelte';

await speak('es');

const point = { walk: 'w', site: 's', area: 'hall', item: 'floor', tpl: '' };
const open = (onclose = () => {}) => render(Camera, { point, role: 'before', onclose });
const shutter = page.getByRole('button', { name: es.photo.take });
const kept = () =>
	phone.run(async (db) => {
		const [photo] = await db.photos.toArray();
		const blob = await db.blobs.get(photo?.added?.sha ?? '');
		return photo && { point: photo.point, role: photo.added?.role, bytes: blob?.bytes.byteLength };
	});

beforeEach(() =>
	phone.run(async (db) => void (await Promise.all(db.tables.map((t) => t.clear())))),
);
afterEach(() => vi.restoreAllMocks());

const refuse = (name: string) =>
	vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(new DOMException('no', name));

test('refused, the camera says so and leaves two other ways to a picture', async () => {
	refuse('NotAllowedError');
	await open();
	await expect.element(page.getByRole('alert')).toMatchTextContent(es.photo.denied);
	await expect.element(page.getByLabelText(es.photo.gallery)).toHaveAttribute('multiple');
	await expect
		.element(page.getByLabelText(es.photo.system))
		.toHaveAttribute('capture', 'environment');
	expect(shutter.query()).toBeNull();
});

test('a phone without a camera is told that, not that it was refused', async () => {
	refuse('NotFoundError');
	await open();
	await expect.element(page.getByRole('alert')).toMatchTextContent(es.photo.none);
});

test('a picture chosen from the gallery is kept with its item', async () => {
	refuse('NotAllowedError');
	const onclose = vi.fn();
	await open(onclose);
	const canvas = new OffscreenCanvas(64, 48);
	canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
	const file = new File([blob], 'mesa.jpg', { type: 'image/jpeg' });
	await userEvent.upload(page.getByLabelText(es.photo.gallery), file);
	await expect
		.poll(kept, { timeout: 10_000 })
		.toEqual({ point: 'w/hall/floor', role: 'before', bytes: expect.any(Number) });
	expect(onclose).toHaveBeenCalled();
});

test('what the camera shows at the shutter is kept, and the camera is let go', async () => {
	const canvas = document.createElement('canvas');
	const paint = canvas.getContext('2d');
	const ticking = setInterval(() => paint?.fillRect(0, 0, Math.random() * 300, 150), 50);
	const stream = canvas.captureStream();
	vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
	const onclose = vi.fn();
	const { unmount } = await open(onclose);
	await expect.element(shutter, { timeout: 10_000 }).toBeEnabled();
	await shutter.click();
	expect(onclose).toHaveBeenCalledOnce();
	await unmount();
	clearInterval(ticking);
	expect(stream.getTracks().map((track) => track.readyState)).toEqual(['ended']);
	await expect.poll(kept, { timeout: 10_000 }).toMatchObject({ point: 'w/hall/floor' });
});
