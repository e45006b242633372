// What was found once and is found again at the next inspection of the same site (scoring.md 2.7).
import type { Day } from '../time/business-day.ts';

type Seen = { site: string; day: Day };

/** `n` findings that had a next inspection, `again` of them were there once more. */
export type Recurrence = { n: number; again: number };

/**
 * Counts over all texts. A text counts once for each day; days without an inspection count for
 * nothing, and two inspections on one day are one.
 */
export function recurrenceOf(
	inspections: readonly Seen[],
	findings: readonly (Seen & { text: string })[],
): Recurrence {
	const daysOf = new Map<string, Set<Day>>();
	for (const { site, day } of inspections) {
		const days = daysOf.get(site) ?? new Set();
		daysOf.set(site, days.add(day));
	}
	const textsAt = new Map<string, Set<string>>();
	for (const { site, day, text } of findings) {
		const texts = textsAt.get(`${day} ${site}`) ?? new Set();
		textsAt.set(`${day} ${site}`, texts.add(text));
	}
	let [n, again] = [0, 0];
	for (const [site, days] of daysOf) {
		const texts = [...days].sort().map((day) => textsAt.get(`${day} ${site}`) ?? new Set<string>());
		for (const [index, later] of texts.slice(1).entries()) {
			const before = texts[index] ?? new Set<string>();
			n += before.size;
			again += [...before].filter((text) => later.has(text)).length;
		}
	}
	return { n, again };
}
