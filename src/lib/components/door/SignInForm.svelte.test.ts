// Signing in: two lines and a button, by thumb as by keyboard.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import ChooseBusiness from './ChooseBusiness.svelte';
import SignInForm from './SignInForm.svelte';
import UnsentElsewhere from './UnsentElsewhere.svelte';

await speak('es');

const username = page.getByRole('textbox', { name: es.signIn.username });
const password = page.getByLabelText(es.signIn.password, { exact: true });
const alert = page.getByRole('alert');

test('by keyboard alone: username, password, Enter', async () => {
	const onsubmit = vi.fn();
	await render(SignInForm, { onsubmit });
	await userEvent.tab();
	await expect.element(username).toHaveFocus();
	await userEvent.keyboard(' ana ');
	await userEvent.tab();
	await expect.element(password).toHaveFocus();
	await userEvent.keyboard('tres palabras{Enter}');
	expect(onsubmit.mock.calls).toEqual([[{ username: 'ana', password: 'tres palabras' }]]);
});

test('what is missing is said, and nothing is sent', async () => {
	const onsubmit = vi.fn();
	await render(SignInForm, { onsubmit, known: 'ana' });
	await page.getByRole('button', { name: es.signIn.submit }).click();
	await expect.element(alert).toMatchTextContent(es.signIn.passwordMissing);
	await expect.element(password).toHaveFocus();
	await userEvent.fill(username, '');
	await userEvent.keyboard('{Enter}');
	await expect.element(alert).toMatchTextContent(es.signIn.usernameMissing);
	expect(onsubmit).not.toHaveBeenCalled();
});

test('the password can be read by who typed it', async () => {
	await render(SignInForm, { onsubmit: vi.fn() });
	await userEvent.fill(password, 'secreto largo');
	await expect.element(password).toHaveAttribute('type', 'password');
	await page.getByRole('button', { name: es.signIn.show }).click();
	await expect.element(password).toHaveAttribute('type', 'text');
	await page.getByRole('button', { name: es.signIn.hide }).click();
	await expect.element(password).toHaveAttribute('type', 'password');
	await expect.element(password).toHaveValue('secreto largo');
});

test('somebody of two businesses says which', async () => {
	const onchoose = vi.fn();
	const memberships = [
		{ org: 'a', business: 'Casa Jacaranda', role: 'owner' as const },
		{ org: 'b', business: 'Hotel Prado', role: 'auditor' as const },
	];
	await render(ChooseBusiness, { memberships, onchoose });
	const hotel = page.getByRole('button', { name: 'Hotel Prado', exact: false });
	await expect.element(hotel).toMatchTextContent(es.team.roles.auditor);
	await hotel.click();
	expect(onchoose.mock.calls).toEqual([['b']]);
});

test('what another phone still held is said in a sentence, only what there was', async () => {
	const ongo = vi.fn();
	const lastSeen = Date.UTC(2026, 10, 22, 22, 5);
	const unsent = [
		{ device: 'Chrome · Android', ops: 12, photos: 0, lastSeen },
		{ device: '', ops: 0, photos: 1, lastSeen },
	];
	await render(UnsentElsewhere, { unsent, ongo });
	const [first, second] = page.getByRole('listitem').elements();
	expect(first?.textContent).toMatch(/^Chrome · Android no había enviado 12 respuestas cuando/);
	expect(first?.textContent).toMatch(/22 nov.*16:05/);
	expect(second?.textContent).toContain(`${es.signIn.elsewhereUnnamed} no había enviado una foto`);
	await page.getByRole('button', { name: es.signIn.elsewhereGo }).click();
	expect(ongo).toHaveBeenCalledOnce();
});
