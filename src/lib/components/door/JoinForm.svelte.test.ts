// Joining: by code, by what a camera reads, and with a username that is new or known.
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { squareOf } from '#lib/files/qr/draw.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import CodeForm from './CodeForm.svelte';
import InvitationCard from './InvitationCard.svelte';
import JoinForm from './JoinForm.svelte';
import RecoverForm from './RecoverForm.svelte';
import Scanner from './Scanner.svelte';

await speak('es');

const alert = page.getByRole('alert');
const field = (name: string) => page.getByRole('textbox', { name, exact: false });
const password = page.getByLabelText(es.signIn.password, { exact: true });
const link = 'https://fonda.example/join#uno-dos-tres-cuatro';

afterEach(() => vi.restoreAllMocks());

/** The link as a picture on a canvas, as a screen shows it. */
function painted(): HTMLCanvasElement {
	const { size, path } = squareOf(link);
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = size * 8;
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('no canvas');
	pen.fillStyle = '#fff';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.scale(8, 8);
	pen.fillStyle = '#000';
	pen.fill(new Path2D(path));
	return canvas;
}

test('a code is taken as it was read aloud: small letters, blanks and dashes', async () => {
	const onsubmit = vi.fn();
	await render(CodeForm, { onsubmit });
	await userEvent.fill(field(es.join.code), 'k7qm - 2xnt');
	await userEvent.keyboard('{Enter}');
	expect(onsubmit.mock.calls).toEqual([['K7QM2XNT']]);
});

test('half a code is not sent, and a refusal stands beside it', async () => {
	const onsubmit = vi.fn();
	const { rerender } = await render(CodeForm, { onsubmit });
	await userEvent.fill(field(es.join.code), 'K7QM');
	await page.getByRole('button', { name: es.join.codeGo }).click();
	await expect.element(alert).toMatchTextContent(es.join.codeMissing);
	await expect.element(field(es.join.code)).toHaveFocus();
	expect(onsubmit).not.toHaveBeenCalled();
	await userEvent.fill(field(es.join.code), 'K7QM2XNT');
	await userEvent.keyboard('{Enter}');
	await rerender({ problem: es.signIn.nowhere });
	await expect.element(alert).toMatchTextContent(es.signIn.nowhere);
});

test('an invitation says as what, where, and until when', async () => {
	const expires = Date.UTC(2026, 10, 24, 18, 0);
	await render(InvitationCard, { role: 'lead', sites: ['Centro', 'Norte'], expires });
	await expect.element(page.getByText(es.team.roles.lead)).toBeVisible();
	await expect.element(page.getByText(es.team.roleHelp.lead)).toBeVisible();
	await expect.element(page.getByText('Centro y Norte')).toBeVisible();
	await expect.element(page.getByText(/24 nov.*12:00/)).toBeVisible();
});

test('without a network the button says that it waits, and what was typed before is there', async () => {
	const onsubmit = vi.fn();
	const known = { name: 'Luis', username: 'luis' };
	await render(JoinForm, { onsubmit, isLater: true, known });
	await expect.element(field(es.signIn.name)).toHaveValue('Luis');
	await userEvent.fill(password, 'tres palabras');
	await page.getByRole('button', { name: es.join.submitLater }).click();
	expect(onsubmit.mock.calls).toEqual([[{ ...known, password: 'tres palabras' }]]);
});

test('a username with blanks gets its sentence', async () => {
	const onsubmit = vi.fn();
	await render(JoinForm, { onsubmit });
	await userEvent.fill(field(es.signIn.name), 'Luis');
	await userEvent.fill(field(es.signIn.username), 'luis pérez');
	await page.getByRole('button', { name: es.join.submit }).click();
	await expect.element(alert).toMatchTextContent(es.signIn.usernameBad);
	expect(onsubmit).not.toHaveBeenCalled();
});

test('a new password is long enough before it is sent', async () => {
	const onsubmit = vi.fn();
	await render(RecoverForm, { username: 'luis', onsubmit });
	await userEvent.fill(password, 'corta');
	await userEvent.keyboard('{Enter}');
	await expect.element(alert).toMatchTextContent(es.signIn.passwordShort);
	expect(onsubmit).not.toHaveBeenCalled();
	await userEvent.fill(password, 'ahora más larga');
	await userEvent.keyboard('{Enter}');
	expect(onsubmit.mock.calls).toEqual([['ahora más larga']]);
});

test('the camera reads the code it is shown, once', async () => {
	const canvas = painted();
	const stream = canvas.captureStream(10);
	const keepPainting = setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 0.1, 0.1), 100);
	vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
	const onread = vi.fn();
	await render(Scanner, { onread, onclose: vi.fn() });
	await expect.poll(() => onread.mock.calls, { timeout: 10_000 }).toEqual([[link]]);
	await expect.element(page.getByText(es.join.scanAim)).toBeVisible();
	clearInterval(keepPainting);
});

test('where there is no camera a picture of the code will do, and one without is told from it', async () => {
	const refusal = new DOMException('no', 'NotAllowedError');
	vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(refusal);
	const onread = vi.fn();
	await render(Scanner, { onread, onclose: vi.fn() });
	await expect.element(page.getByText(es.join.scanDenied)).toBeVisible();
	const input = page.getByLabelText(es.join.scanFile);
	await userEvent.upload(input, new File(['hola'], 'hola.png', { type: 'image/png' }));
	await expect.element(page.getByText(es.join.scanFileNone)).toBeVisible();
	const blob = await new Promise<Blob | null>((done) => painted().toBlob(done));
	await userEvent.upload(input, new File([blob ?? ''], 'qr.png', { type: 'image/png' }));
	await expect.poll(() => onread.mock.calls).toEqual([[link]]);
	expect(page.getByText(es.join.scanFileNone).query()).toBeNull();
});

test('Escape leaves the camera', async () => {
	const onclose = vi.fn();
	await render(Scanner, { onread: vi.fn(), onclose, problem: es.join.scanOther });
	await expect.element(page.getByText(es.join.scanOther)).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.poll(() => onclose.mock.calls.length).toBeGreaterThan(0);
});
