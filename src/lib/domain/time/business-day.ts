// Which business day and which shift an instant belongs to, in a site's own time zone.
import type { Shift, SiteDetails } from '../site/site.ts';

/** A calendar day as YYYY-MM-DD. */
export type Day = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(tz: string): Intl.DateTimeFormat {
	const known = formats.get(tz);
	if (known) return known;
	const made = new Intl.DateTimeFormat('en-CA', {
		timeZone: tz,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	});
	formats.set(tz, made);
	return made;
}

/** Local calendar day and minutes after local midnight. Throws RangeError for an unknown zone. */
export function localTime(at: number, tz: string): { day: Day; minutes: number } {
	const part: Record<string, string> = {};
	for (const { type, value } of formatFor(tz).formatToParts(at)) part[type] = value;
	return {
		day: `${part.year}-${part.month}-${part.day}`,
		minutes: Number(part.hour) * 60 + Number(part.minute),
	};
}

/** The business day: before the cut it is still yesterday, on any clock the site may keep. */
export function businessDay(at: number, tz: string, cut: number): Day {
	const { day, minutes } = localTime(at, tz);
	return minutes < cut ? dayBefore(day) : day;
}

export function dayBefore(day: Day): Day {
	const noon = Date.parse(`${day}T12:00:00Z`);
	return new Date(noon - 86_400_000).toISOString().slice(0, 10);
}

/** The shift whose window holds the instant; windows may cross midnight; null between shifts. */
export function shiftAt(site: Pick<SiteDetails, 'shifts' | 'tz'>, at: number): Shift | null {
	const { minutes } = localTime(at, site.tz);
	return (
		site.shifts.find(({ from, to }) =>
			from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to,
		) ?? null
	);
}

export function isTimeZone(tz: string): boolean {
	try {
		formatFor(tz);
		return true;
	} catch {
		return false;
	}
}
