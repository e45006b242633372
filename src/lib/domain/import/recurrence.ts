// What was found once and is found again at the next inspection of the same site (scoring.md 2.7).
import type { Day } from '../time/business-day.ts';

type Seen = { site: string; day: Day };

/**
 * `n` findings that had a next inspection, `again` of them were there once more; `expected` would have
 * been by chance, if each text were found as often as it is anywhere, whatever was found before.
 */
export type Recurrence = { n: number; again: number; expected: number };
export type TextRecurrence = Recurrence & {
	text: string;
	/** Days it was found on, and the part (0 to 1) of all days with an inspection that is. */
	found: number;
	rate: number;
};

/**
 * Counts over all texts. A text counts once for each day; days without an inspection count for
 * nothing, and two inspections on one day are one.
 */
export function recurrenceOf(
	inspections: readonly Seen[],
	findings: readonly (Seen & { text: string })[],
): Recurrence {
	const total = { n: 0, again: 0, expected: 0 };
	for (const { n, again, expected } of recurrenceByText(inspections, findings)) {
		total.n += n;
		total.again += again;
		total.expected += expected;
	}
	return total;
}

/** The same for each text, in the order of their first finding. */
export function recurrenceByText(
	inspections: readonly Seen[],
	findings: readonly (Seen & { text: string })[],
): TextRecurrence[] {
	const visits = visitsOf(inspections, findings);
	const rows = new Map<string, TextRecurrence>();
	for (const texts of visits)
		for (const [index, seen] of texts.entries()) count(rows, seen, texts[index + 1]);
	const days = visits.reduce((sum, one) => sum + one.length, 0);
	return [...rows.values()].map((row) => ({
		...row,
		rate: row.found / days,
		expected: (row.n * row.found) / days,
	}));
}

function count(
	rows: Map<string, TextRecurrence>,
	seen: ReadonlySet<string>,
	next: ReadonlySet<string> | undefined,
): void {
	for (const text of seen) {
		const row = rows.get(text) ?? { text, found: 0, rate: 0, n: 0, again: 0, expected: 0 };
		row.found += 1;
		row.n += Number(next !== undefined);
		row.again += Number(next?.has(text) ?? false);
		rows.set(text, row);
	}
}

/** For each site, what was found on each of its days, in order. */
function visitsOf(
	inspections: readonly Seen[],
	findings: readonly (Seen & { text: string })[],
): Set<string>[][] {
	const sites = new Map<string, Map<Day, Set<string>>>();
	for (const { site, day } of inspections) {
		const days = sites.get(site) ?? new Map<Day, Set<string>>();
		sites.set(site, days.set(day, new Set()));
	}
	for (const { site, day, text } of findings) sites.get(site)?.get(day)?.add(text);
	return [...sites.values()].map((days) =>
		[...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, texts]) => texts),
	);
}
