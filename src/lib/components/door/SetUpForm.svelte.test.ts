// Opening a business: each thing missing has its sentence, and the phone's own place is never mixed in unasked.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import SetUpForm from './SetUpForm.svelte';

await speak('es');

const field = (name: string) => page.getByRole('textbox', { name, exact: false });
const password = page.getByLabelText(es.signIn.password, { exact: true });
const submit = page.getByRole('button', { name: es.setUp.submit });
const alert = page.getByRole('alert');

async function form(own: { site: string; walks: number } | null = null) {
	const onsubmit = vi.fn();
	const rendered = await render(SetUpForm, { own, startRegion: 'MX', onsubmit });
	return { onsubmit, ...rendered };
}
async function fillIn(): Promise<void> {
	await userEvent.fill(field(es.setUp.business), ' Casa Jacaranda ');
	await userEvent.fill(field(es.signIn.name), 'Ana Ruiz');
	await userEvent.fill(field(es.signIn.username), 'ana');
	await userEvent.fill(password, 'tres palabras sueltas');
}

test('what is missing is said one by one, from the top, and the way goes on there', async () => {
	const { onsubmit } = await form();
	await submit.click();
	await expect.element(alert).toMatchTextContent(es.setUp.businessMissing);
	await expect.element(field(es.setUp.business)).toHaveFocus();
	await userEvent.keyboard('Casa Jacaranda{Enter}');
	await expect.element(alert).toMatchTextContent(es.signIn.nameMissing);
	await expect.element(field(es.signIn.name)).toHaveFocus();
	await userEvent.keyboard('Ana{Enter}');
	await expect.element(alert).toMatchTextContent(es.signIn.usernameBad);
	await userEvent.keyboard('ana{Enter}');
	await expect.element(alert).toMatchTextContent(es.signIn.passwordShort);
	await expect.element(password).toHaveFocus();
	await expect.element(password).toHaveAttribute('aria-invalid', 'true');
	expect(onsubmit).not.toHaveBeenCalled();
});

test('a phone without a place is asked nothing about one', async () => {
	const { onsubmit } = await form();
	expect(page.getByRole('radio').query()).toBeNull();
	await fillIn();
	await userEvent.selectOptions(page.getByLabelText(es.site.region, { exact: false }), 'CO');
	await submit.click();
	const person = { name: 'Ana Ruiz', username: 'ana', password: 'tres palabras sueltas' };
	expect(onsubmit.mock.calls).toEqual([
		[{ business: 'Casa Jacaranda', region: 'CO', person, isAdopting: false }],
	]);
});

test('a phone with a place adopts it unless its owner starts clean', async () => {
	const { onsubmit } = await form({ site: 'La Fonda', walks: 12 });
	await expect.element(page.getByText(es.setUp.adoptHelp('La Fonda', 12))).toBeVisible();
	await fillIn();
	await submit.click();
	expect(onsubmit.mock.lastCall?.[0]).toMatchObject({ isAdopting: true });
	await page.getByRole('radio', { name: es.setUp.clean, exact: false }).click();
	await submit.click();
	expect(onsubmit.mock.lastCall?.[0]).toMatchObject({ isAdopting: false });
});

test('while it is under way nothing is sent twice, and a refusal is said', async () => {
	const { onsubmit, rerender } = await form();
	await fillIn();
	await rerender({ isBusy: true });
	await expect.element(page.getByRole('button', { name: es.setUp.submitting })).toBeDisabled();
	await rerender({ isBusy: false, problem: es.signIn.offline });
	await expect.element(alert).toMatchTextContent(es.signIn.offline);
	await expect.element(field(es.signIn.name)).toHaveValue('Ana Ruiz');
	expect(onsubmit).not.toHaveBeenCalled();
});
