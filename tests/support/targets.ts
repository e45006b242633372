// What a finger can hit on the screen shown, measured in the browser.
import type { Page } from '@playwright/test';

export type Target = {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
};

/**
 * Everything that can be tapped on what lies in front, in CSS px from the top left of the page. A
 * field within its label counts as large as the label, whose taps it gets.
 */
export const targetsOn = (page: Page): Promise<Target[]> =>
	page.evaluate(() => {
		const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
		const kinds =
			'a[href], button, input, select, textarea, summary, [role="button"], [tabindex="0"]';
		const labelOf = (element: Element) =>
			element instanceof HTMLInputElement
				? (element.closest('label') ?? element.labels?.[0])
				: null;
		const nameOf = (element: Element) =>
			(
				element.getAttribute('aria-label') ??
				labelOf(element)?.textContent ??
				(element.textContent || element.getAttribute('name') || element.tagName)
			)
				.replace(/\s+/g, ' ')
				.trim();
		return (
			[...front.querySelectorAll(kinds)]
				.filter((element) => element.checkVisibility({ visibilityProperty: true }))
				.map((element) => {
					const label = labelOf(element);
					const boxes = [element, ...(label ? [label] : [])].map((one) =>
						one.getBoundingClientRect(),
					);
					const [box] = boxes.sort((a, b) => b.width * b.height - a.width * a.height);
					return {
						name: nameOf(element),
						left: (box?.left ?? 0) + scrollX,
						top: (box?.top ?? 0) + scrollY,
						right: (box?.right ?? 0) + scrollX,
						bottom: (box?.bottom ?? 0) + scrollY,
					};
				})
				// The link that skips to the content waits outside until it is focused.
				.filter((target) => target.right > 0)
		);
	});

/** Those smaller than `least` px either way, with their sizes. */
export const tooSmall = (targets: readonly Target[], least = 48): string[] =>
	targets.flatMap(({ name, left, top, right, bottom }) => {
		const [width, height] = [right - left, bottom - top];
		return width < least - 0.5 || height < least - 0.5
			? [`${name}: ${width.toFixed(0)} × ${height.toFixed(0)}`]
			: [];
	});

/** Pairs of targets nearer to each other than `least` px. */
export const tooClose = (targets: readonly Target[], least = 8): string[] =>
	targets.flatMap((one, index) =>
		targets.slice(index + 1).flatMap((other) => {
			const across = Math.max(one.left - other.right, other.left - one.right);
			const down = Math.max(one.top - other.bottom, other.top - one.bottom);
			const apart = Math.max(across, down);
			return apart < least - 0.5 ? [`${one.name} | ${other.name}: ${apart.toFixed(0)}`] : [];
		}),
	);
