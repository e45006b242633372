// When the example restaurant is walked: ninety business days, most with one or two walks, some missed.
import { businessDay, dayBefore, localTime, type Day } from '../time/business-day.ts';
import type { AreaKey, ShiftKey } from './words.ts';
import type { Dice } from './random.ts';

export const dayCount = 90;

/** `day` counts from 0, the oldest; `load` is how much harder than usual it was, in log odds. */
export type Planned = { day: number; startAt: number; areas: readonly AreaKey[]; load: number };

type Clock = { tz: string; cut: number; now: number };
type Turn = { shift: ShiftKey; areas: readonly AreaKey[]; minutes: number };

const everything = ['exterior', 'reception', 'dress', 'dining', 'women', 'men', 'kitchen'] as const;

/** Fixed rounds, as a place that has a routine walks them; minutes after local midnight. */
const turns = {
	opening: { shift: 'morning', areas: ['exterior', 'reception', 'women', 'men'], minutes: 500 },
	team: { shift: 'morning', areas: ['dress', 'kitchen'], minutes: 690 },
	lunch: { shift: 'afternoon', areas: ['reception', 'dining'], minutes: 850 },
	dinner: { shift: 'night', areas: ['dining', 'women', 'men'], minutes: 1220 },
	earlyTour: { shift: 'morning', areas: everything, minutes: 570 },
	lateTour: { shift: 'afternoon', areas: everything, minutes: 1000 },
} as const satisfies Record<string, Turn>;

/** Walks of ninety business days that end with today, oldest first, all over before `until`. */
export function plannedWalks(clock: Clock, until: number, dice: Dice): Planned[] {
	const planned = daysUpTo(clock).flatMap((day, index) =>
		turnsOf(day, dice).map((turn) => {
			const minutes = turn.minutes + Math.round(dice.normal() * 12);
			const seconds = Math.floor(dice.between(0, 60));
			const busy = turn.shift === 'night' && [5, 6].includes(weekdayOf(day)) ? 0.4 : 0;
			return {
				day: index,
				startAt: instantOf(day, minutes, clock.tz) + seconds * 1000,
				areas: turn.areas,
				load: busy + dice.normal() * (turn.areas.length < 5 ? 0.75 : 0.5),
			};
		}),
	);
	const longest = 75 * 60_000;
	return planned.filter(({ startAt }) => startAt + longest < until);
}

/** A full tour on Tuesdays and Fridays; other days a round or two, or nobody went. */
function turnsOf(day: Day, dice: Dice): Turn[] {
	const fate = dice.between(0, 1);
	const other = dice.chance(0.5);
	const weekday = weekdayOf(day);
	if (fate < 0.07) return [];
	if (weekday === 2) return fate < 0.6 ? [turns.earlyTour] : [turns.earlyTour, turns.dinner];
	if (weekday === 5) return fate < 0.6 ? [turns.lateTour] : [turns.opening, turns.lateTour];
	if (fate < 0.14) return [];
	if (fate < 0.5) return [other ? turns.opening : turns.dinner];
	if (fate < 0.62) return [other ? turns.team : turns.lunch];
	if (fate < 0.86) return [turns.opening, other ? turns.lunch : turns.dinner];
	return [turns.team, other ? turns.lunch : turns.dinner];
}

function daysUpTo({ now, tz, cut }: Clock): Day[] {
	const days = [businessDay(now, tz, cut)];
	while (days.length < dayCount) days.unshift(dayBefore(days[0] ?? ''));
	return days;
}

/** 0 = Sunday. */
const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** The instant when the zone's clocks show that many minutes after the day's midnight. */
function instantOf(day: Day, minutes: number, tz: string): number {
	const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
	const shown = localTime(wanted, tz);
	return 2 * wanted - (Date.parse(`${shown.day}T00:00:00Z`) + shown.minutes * 60_000);
}
