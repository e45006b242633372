// When a screen can be used: its first action is there, has a size, and is not disabled.

declare global {
	interface Window {
		tappableAt?: number;
	}
}

/**
 * Runs in the page before the app and may use nothing from outside itself: looks in every frame
 * whether the action is there to be tapped. ms since the navigation began.
 */
export function watchFor(action: string): void {
	const look = () => {
		const found = [...document.querySelectorAll<HTMLElement>('main .primary')].some(
			(one) =>
				one.textContent?.trim() === action &&
				one.getClientRects().length > 0 &&
				!one.matches(':disabled'),
		);
		if (found) window.tappableAt = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}
