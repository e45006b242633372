// The first screen anybody sees, and what it does with a file that is no copy.
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { keepInvitation } from '#lib/state/invitation.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { notices } from '#lib/state/notices.svelte.ts';
import Welcome from './Welcome.svelte';

await speak('es');

afterEach(() => notices.all.map(({ id }) => id).forEach((id) => notices.dismiss(id)));

test('three ways in, an example, and a way to bring a copy', async () => {
	await render(Welcome);
	await expect.element(page.getByRole('heading', { name: es.welcome.title })).toBeVisible();
	const begin = page.getByRole('link', { name: es.welcome.begin });
	await expect.element(begin).toHaveAttribute('href', '/begin');
	const join = page.getByRole('link', { name: es.welcome.join });
	await expect.element(join).toHaveAttribute('href', '/join');
	const signIn = page.getByRole('link', { name: es.welcome.signIn });
	await expect.element(signIn).toHaveAttribute('href', '/sign-in');
	await expect.element(page.getByRole('button', { name: es.welcome.example })).toBeEnabled();
	await expect.element(page.getByLabelText(es.welcome.import)).toBeInTheDocument();
});

test('an invitation that was kept comes before everything else', async () => {
	keepInvitation({ secret: { code: 'K7QM2XNT' }, name: '', username: '' });
	await render(Welcome);
	const [first] = page.getByRole('link').elements();
	expect(first?.textContent).toBe(es.welcome.invitation);
	expect(first?.getAttribute('href')).toBe('/join');
	keepInvitation(null);
});

test('a file that is no copy is refused in words', async () => {
	await render(Welcome);
	const file = new File(['hola'], 'hola.zip', { type: 'application/zip' });
	await userEvent.upload(page.getByLabelText(es.welcome.import), file);
	const said = () => notices.all.map(({ text, kind }) => [kind, text]);
	await expect.poll(said, { timeout: 10_000 }).toEqual([['bad', es.problem['not-an-export']]]);
	await expect.element(page.getByLabelText(es.welcome.import)).toHaveValue('');
});
