// What nobody has looked at: missing walks tell as much as bad ones.
import type { Shift, Site } from '../site/site.ts';
import type { Day } from '../time/business-day.ts';
import type { AreaSummary } from '../walk/summary.ts';
import type { WalkKind } from '../walk/walk.ts';
import { bit, codeAt, says } from './outcomes.ts';
import type { Tabulation } from './tabulate.ts';
import { daysBefore } from './week.ts';

/** `shift` is null at a site that has none; `last` is when somebody last looked, null = never. */
export type Unlooked = { area: string; shift: Shift | null; last: Day | null };

export type UnlookedQuestion = {
	site: Pick<Site, 'id' | 'shifts'>;
	/** In the customer's order. */
	areas: readonly { id: string }[];
	/** The business day it is now, and how many up to and with it count as lately. */
	today: Day;
	days: number;
	kind?: WalkKind;
};

/** Areas × shifts of which no walk of the last business days answered anything. */
export function unlooked(table: Tabulation, question: UnlookedQuestion): Unlooked[] {
	const { site, areas, today, days, kind = 'house' } = question;
	const since = daysBefore(today, days - 1);
	const last = lastLooks(table, site, kind);
	const shifts = site.shifts.length > 0 ? site.shifts : [null];
	return areas
		.flatMap(({ id }) =>
			shifts.map((shift) => ({
				area: id,
				shift,
				last: last.get(id)?.get(shift?.id ?? anyShift) ?? null,
			})),
		)
		.filter((one) => one.last === null || one.last < since);
}

const anyShift = '';

/** By area and shift the last day that it was looked at; `anyShift` holds those of any. */
function lastLooks(
	table: Tabulation,
	site: Pick<Site, 'id'>,
	kind: WalkKind,
): Map<string, Map<string, Day>> {
	const last = new Map<string, Map<string, Day>>();
	// Newest first: of two years of walks nearly all have nothing to add.
	for (const place of [...(table.bySite.get(site.id) ?? [])].reverse()) {
		const walk = table.walks[place];
		if (!walk || walk.kind !== kind) continue;
		for (const area of walk.areas) {
			const ofArea = last.get(area.id) ?? new Map<string, Day>();
			const news = [anyShift, walk.shift ?? anyShift].filter((one) => !ofArea.has(one));
			if (news.length === 0 || !wasLookedAt(area)) continue;
			last.set(area.id, new Map([...ofArea, ...news.map((shift) => [shift, walk.day] as const)]));
		}
	}
	return last;
}

/** Opening a list, or saying that one could not see, is not looking; an answer that counts is. */
function wasLookedAt({ outcomes }: AreaSummary): boolean {
	for (let place = 0; place < outcomes.length; place += 1) {
		if ((says[codeAt(outcomes, place)] ?? 0) & bit.scores) return true;
	}
	return false;
}
