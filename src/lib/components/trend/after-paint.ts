// Work that may wait until people have seen what is there: a phone shows one thing after another.

/** When what stands on the page now has been painted. */
export const afterPaint = (): Promise<void> =>
	new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** When others have had their turn: two short holds instead of a long one. */
export const afterOthers = (): Promise<void> => new Promise((done) => setTimeout(done));
