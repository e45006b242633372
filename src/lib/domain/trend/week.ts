// Weeks of business days, Monday first, each named by its Monday.
import type { Day } from '../time/business-day.ts';

const aDay = 86_400_000;

export function daysBefore(day: Day, count: number): Day {
	// Noon of a calendar that knows no daylight saving: a day is always 24 hours.
	return new Date(Date.parse(`${day}T12:00:00Z`) - count * aDay).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function weekOf(day: Day): Day {
	const sundayFirst = new Date(`${day}T12:00:00Z`).getUTCDay();
	return daysBefore(day, (sundayFirst + 6) % 7);
}

/** So many weeks up to that of the day, oldest first. */
export const weeksUpTo = (day: Day, count: number): Day[] =>
	Array.from({ length: count }, (_, back) => daysBefore(weekOf(day), 7 * (count - 1 - back)));

/** So many days up to the day, oldest first. */
export const daysUpTo = (day: Day, count: number): Day[] =>
	Array.from({ length: count }, (_, back) => daysBefore(day, count - 1 - back));
