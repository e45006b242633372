// Hours on the wall of a site, for programs that know no time zones.
import { localTime } from '#lib/domain/time/business-day.ts';

/** YYYY-MM-DD HH:MM in the given zone. */
export function wallTime(at: number, timeZone: string): string {
	const { day, minutes } = localTime(at, timeZone);
	const two = (n: number) => `${n}`.padStart(2, '0');
	return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The same as an instant in UTC, which is how a workbook writes a clock without a zone. */
export const wallInstant = (at: number, timeZone: string): Date =>
	new Date(`${wallTime(at, timeZone).replace(' ', 'T')}:00Z`);
