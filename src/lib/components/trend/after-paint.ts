// Work that may wait until people have seen what is there: a phone shows one thing after another.

/** Runs when what stands on the page now has been painted. */
export const afterPaint = (work: () => void): void =>
	void requestAnimationFrame(() => setTimeout(work));
