// A day of the calendar as a number, so that what lies between two is a difference.
import type { Day } from '../time/business-day.ts';

const aDay = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / aDay);

/** The farthest that an ISO date of four digits names, on either side. */
const [first, last] = [-719_528, 2_932_896];

export const dayOfNumber = (number: number): Day =>
	new Date(Math.min(Math.max(number, first), last) * aDay).toISOString().slice(0, 10);
