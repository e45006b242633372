// Who uses this phone: switching, the courtesy code, and signing out with work that is not sent.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import PersonCard from './PersonCard.svelte';
import PinDialog from './PinDialog.svelte';
import SignOutDialog from './SignOutDialog.svelte';

await speak('es');

const button = (name: string) => page.getByRole('button', { name, exact: true });
const luis = {
	name: 'Luis',
	business: 'Casa Jacaranda',
	ops: 2,
	photos: 1,
	isInUse: false,
	standing: 'in' as const,
};

test('each person shows what of theirs waits, and one tap leads to them', async () => {
	const onuse = vi.fn();
	const { rerender } = await render(PersonCard, { person: luis, onuse });
	await expect.element(page.getByText(es.people.waits(2, 1))).toBeVisible();
	await button(es.people.use('Luis')).click();
	expect(onuse).toHaveBeenCalledOnce();
	await rerender({ person: { ...luis, ops: 0, photos: 0, isInUse: true } });
	await expect.element(page.getByText(es.people.allSent)).toBeVisible();
	await expect.element(page.getByText(es.people.inUse)).toBeVisible();
	expect(page.getByRole('button').query()).toBeNull();
});

test('whoever signed out is still listed with what waits, and comes back by signing in', async () => {
	await render(PersonCard, { person: { ...luis, standing: 'out' }, onuse: vi.fn() });
	await expect.element(page.getByText(es.people.waits(2, 1))).toBeVisible();
	await expect.element(page.getByText(es.people.out)).toBeVisible();
	await expect.element(button(es.people.signInAgainAs('Luis'))).toBeVisible();
});

test('the phone’s own place without an account says that it is sent nowhere', async () => {
	const person = { ...luis, name: null, business: 'La Fonda' };
	await render(PersonCard, { person, onuse: vi.fn() });
	await expect.element(page.getByText(es.people.localHelp)).toBeVisible();
	await expect.element(button(es.people.use(es.people.local))).toBeVisible();
});

test('a wrong code is told and asked again; the dialog says how little it protects', async () => {
	const onpin = vi.fn(async (pin: string) => pin === '2468');
	await render(PinDialog, { open: true, asking: 'Luis', onpin });
	await expect.element(page.getByText(es.people.pinHelp)).toBeVisible();
	const field = page.getByRole('textbox', { name: es.people.pin, exact: false });
	await userEvent.fill(field, '12');
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('alert')).toMatchTextContent(es.people.pinShort);
	expect(onpin).not.toHaveBeenCalled();
	await userEvent.fill(field, '1111');
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('alert')).toMatchTextContent(es.people.pinWrong);
	await expect.element(field).toHaveValue('');
	await expect.element(field).toHaveFocus();
	await userEvent.keyboard('2468{Enter}');
	await expect.poll(() => onpin.mock.lastCall).toEqual(['2468']);
	expect(page.getByRole('alert').query()).toBeNull();
});

test('signing out with unsent work counts it and promises that it stays', async () => {
	const onsignout = vi.fn();
	const props = { open: true, name: 'Luis', ops: 2, photos: 1, onsignout };
	const { rerender } = await render(SignOutDialog, props);
	await expect.element(page.getByText(es.people.signOutUnsent(2, 1))).toBeVisible();
	await userEvent.keyboard('{Escape}');
	expect(onsignout).not.toHaveBeenCalled();
	await rerender({ open: true, ops: 0, photos: 0 });
	await expect.element(page.getByText(es.people.signOutClean)).toBeVisible();
	await button(es.people.signOutYes).click();
	expect(onsignout).toHaveBeenCalledOnce();
});
