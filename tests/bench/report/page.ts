// In the page: a walk with as many items and photos as asked, and the time its report takes.
import { preparePhoto } from '#lib/files/photo/photo-worker.ts';
import type { ReportPhoto } from '#lib/files/report/walk-report.ts';
import { formatsOf } from '#lib/messages/formats.ts';
import { messagesIn } from '#lib/messages/index.ts';
import { aReport } from './walk.ts';

export type Made = { ms: number; bytes: number; storedKb: number; pdf: string };

declare global {
	interface Window {
		/** `picture` is a large JPEG in base64, of which every photo shows another part. */
		keepPhotos: (picture: string, count: number) => Promise<number>;
		makeReport: (items: number) => Promise<Made>;
	}
}

const photos: ReportPhoto[] = [];

window.keepPhotos = async (picture, count) => {
	const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0));
	const whole = await createImageBitmap(new Blob([bytes]));
	const canvas = new OffscreenCanvas(whole.width / 2, whole.height / 2);
	const brush = canvas.getContext('2d');
	for (let index = 0; index < count; index += 1) {
		const x = (index % 8) * (canvas.width / 8);
		const y = Math.floor(index / 8) * (canvas.height / 8);
		brush?.drawImage(whole, -x, -y);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
		const stored = await preparePhoto(await blob.arrayBuffer(), { mime: 'image/jpeg' });
		if (!('bytes' in stored)) throw new Error(`The photo became ${stored.kind}`);
		const role = index % 4 === 1 ? 'after' : 'before';
		photos.push({ role, bytes: stored.bytes, mime: 'image/jpeg', strokes: [] });
	}
	return photos.reduce((sum, photo) => sum + (photo.bytes?.byteLength ?? 0), 0);
};

window.makeReport = async (items) => {
	const words = await messagesIn('es');
	const report = aReport(items, photos);
	const from = performance.now();
	const { writeReport } = await import('#lib/files/report/write-report.ts');
	const pdf = new Uint8Array(await writeReport(report, { words, formats: formatsOf('es', 'MX') }));
	const ms = performance.now() - from;
	const storedKb = photos.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0) / 1000;
	let text = '';
	for (let at = 0; at < pdf.length; at += 32_768) {
		text += String.fromCharCode(...pdf.subarray(at, at + 32_768));
	}
	return { ms, bytes: pdf.length, storedKb, pdf: btoa(text) };
};
