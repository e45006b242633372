// Until when something may speak badly: a ladder by how much it matters (scoring.md 1.3).
import type { Item } from '../checklist/checklist.ts';
import type { SiteDetails } from '../site/site.ts';
import { localTime, shiftAt } from '../time/business-day.ts';

export type Clock = Pick<SiteDetails, 'shifts' | 'tz' | 'cut'>;

const [aMinute, anHour] = [60_000, 3_600_000];

/**
 * Critical: at once. Weight 3: the end of the shift that found it, or of the business day between
 * shifts. Weight 2: 72 hours. Weight 1: 7 days.
 */
export function deadlineOf(
	{ critical, weight }: Pick<Item, 'critical' | 'weight'>,
	since: number,
	clock: Clock,
): number {
	if (critical) return since;
	switch (weight) {
		case 3:
			return nextAt(since, shiftAt(clock, since)?.to ?? clock.cut, clock.tz);
		case 2:
			return since + 72 * anHour;
		case 1:
			return since + 7 * 24 * anHour;
	}
}

/** The next instant at which the local clock shows so many minutes after midnight. */
export function nextAt(from: number, minutes: number, tz: string): number {
	const start = Math.floor(from / aMinute) * aMinute;
	const ahead = (minutes - localTime(start, tz).minutes + 1440) % 1440 || 1440;
	const guess = start + ahead * aMinute;
	// A clock that jumped in between is put right once; what it skipped is then the jump itself.
	const off = ((localTime(guess, tz).minutes - minutes + 720 + 1440) % 1440) - 720;
	const due = guess - off * aMinute;
	return due > from ? due : guess;
}
