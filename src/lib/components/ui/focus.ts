// Focus for whoever goes by keyboard or screen reader: it follows what is shown, and is never lost.
import { tick } from 'svelte';

/** What is new on the screen is read out, and the way goes on from there. */
export async function focusTitle(): Promise<void> {
	await tick();
	document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** For whatever leaves the screen: what was just pressed may go with it, and focus too. */
export async function keepFocus(): Promise<void> {
	await tick();
	if (document.activeElement === document.body) await focusTitle();
}

/** For the heading of what has just taken the place of something longer: the screen begins there. */
export function beginHere(heading: HTMLElement): void {
	scrollTo(0, 0);
	heading.focus({ preventScroll: true });
}
