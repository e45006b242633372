// How often what was found is found again next time: above the base rate, recurrence is worth a screen.

/** What one visit to a place found, each thing by a name that stays the same. */
export type Visit = { place: string; found: ReadonlySet<string> };

export type Repeats = {
	/** Findings that had a next visit. */
	findings: number;
	again: number;
	/** Share found again; NaN without a next visit. */
	share: number;
	/** What that share would be if every visit found things at their overall rates. */
	expected: number;
};

/** Visits of each place oldest first; the places may be mixed. */
export function repeatsAtNext(visits: readonly Visit[]): Repeats {
	const rates = new Map<string, number>();
	for (const name of visits.flatMap(({ found }) => [...found])) {
		rates.set(name, (rates.get(name) ?? 0) + 1 / visits.length);
	}
	const last = new Map<string, Visit>();
	let [findings, again, expected] = [0, 0, 0];
	for (const visit of visits) {
		for (const name of last.get(visit.place)?.found ?? []) {
			findings += 1;
			again += visit.found.has(name) ? 1 : 0;
			expected += rates.get(name) ?? 0;
		}
		last.set(visit.place, visit);
	}
	return { findings, again, share: again / findings, expected: expected / findings };
}
