// What may wait until the screen stands and nobody's hand does.

/** Settles when the page has nothing better to do, or after three seconds. */
export const whenIdle = (): Promise<void> =>
	new Promise((done) => {
		// Not every Safari in use can tell.
		if (typeof requestIdleCallback === 'undefined') setTimeout(done, 600);
		else requestIdleCallback(() => done(), { timeout: 3000 });
	});
