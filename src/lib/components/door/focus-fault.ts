// After a form was refused the way goes on at the first field to put right.
import { tick } from 'svelte';

export async function focusFault(form: HTMLFormElement): Promise<void> {
	await tick();
	form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
