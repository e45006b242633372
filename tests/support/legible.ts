// Whether everything on the screen shown can be read and reached, measured in the browser.
import type { Page } from '@playwright/test';

/** What cannot be read whole, or cannot be scrolled to where nothing lies over it. */
export const illegibleOn = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
		const wrong: string[] = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth)
			wrong.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);

		const isShown = (element: Element) =>
			element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
			!element.closest('[aria-hidden="true"]') &&
			// What only a screen reader is told is one pixel large or waits outside.
			element.getBoundingClientRect().width > 1 &&
			element.getBoundingClientRect().right > 0;
		const say = (element: Element) =>
			(element.getAttribute('aria-label') ?? element.textContent ?? '')
				.replace(/\s+/g, ' ')
				.trim()
				.slice(0, 50);

		const texts = [...front.querySelectorAll('*')].filter(
			(element) =>
				isShown(element) &&
				!['SCRIPT', 'STYLE', 'OPTION'].includes(element.tagName) &&
				[...element.childNodes].some(
					(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
				),
		);
		for (const element of texts) {
			const box = boxOfText(element);
			for (let up: Element | null = element; up; up = up.parentElement) {
				const { overflowX, overflowY } = getComputedStyle(up);
				const frame = up.getBoundingClientRect();
				const isCut = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
				if (['auto', 'scroll'].includes(overflowX) || ['auto', 'scroll'].includes(overflowY)) break;
				if (isCut(overflowX) && (box.left < frame.left - 1 || box.right > frame.right + 1))
					wrong.push(`cut at the side: ${say(element)}`);
				if (isCut(overflowY) && (box.top < frame.top - 2 || box.bottom > frame.bottom + 2))
					wrong.push(`cut above or below: ${say(element)}`);
			}
			const control = element.closest('button, a, label, summary');
			const frame = control?.getBoundingClientRect();
			if (frame && getComputedStyle(control ?? element).display !== 'inline')
				if (box.left < frame.left - 1 || box.right > frame.right + 1)
					wrong.push(`runs out of its button: ${say(element)}`);
			if (!reach(element, box)) wrong.push(`stays covered: ${say(element)}`);
		}

		const controls = 'a[href], button:enabled, input:enabled, select, textarea, summary';
		for (const element of front.querySelectorAll(controls)) {
			const target = element.closest('label') ?? element;
			if (!target.checkVisibility({ visibilityProperty: true })) continue;
			if (target.getBoundingClientRect().right <= 0) continue;
			if (!reach(target, null)) wrong.push(`cannot be tapped: ${say(target)}`);
		}
		scrollTo(0, 0);
		return [...new Set(wrong)];

		function boxOfText(element: Element): DOMRect {
			const range = document.createRange();
			range.selectNodeContents(element);
			return range.getBoundingClientRect();
		}

		function scrollerOf(element: Element): Element {
			for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
				if (up.scrollHeight > up.clientHeight && getComputedStyle(up).overflowY === 'auto')
					return up;
			return root;
		}

		/** Its middle comes to where a finger or an eye can have it. */
		function reach(element: Element, text: DOMRect | null): boolean {
			element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
			if (isFree(element, text !== null)) return true;
			// The text may fill only a part of a tall cell, outside of what was scrolled to.
			const placed = text ? boxOfText(element) : element.getBoundingClientRect();
			scrollerOf(element).scrollBy(0, placed.top + placed.height / 2 - innerHeight / 2);
			return isFree(element, text !== null);
		}

		function isFree(element: Element, isText: boolean): boolean {
			const box = isText ? boxOfText(element) : element.getBoundingClientRect();
			const across = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
			return [0.5, 0.25, 0.75].some((part) => {
				const hit = document.elementFromPoint(across, box.top + box.height * part);
				if (!hit) return false;
				const label = element.closest('label, button, a');
				return element.contains(hit) || hit.contains(element) || label?.contains(hit) === true;
			});
		}
	});
