// What nobody has looked at lately, in as few sentences as tell it: all, whole areas, whole shifts.
import type { Area, Shift, Site } from '../site/site.ts';
import { businessDay, shiftAt, type Day } from '../time/business-day.ts';
import type { Tabulation } from './tabulate.ts';
import { unlooked, type Unlooked } from './unlooked.ts';

/** `last` is the day somebody last looked; null = never. */
export type UnlookedArea = { area: string; name: string; last: Day | null };

export type UnlookedShift = {
	shift: Shift;
	/** Whether nobody looked at anything in this shift. */
	isWhole: boolean;
	/** Areas that somebody saw lately, only not in this shift. */
	areas: UnlookedArea[];
};

export type UnlookedPlaces = {
	/** How many days up to today count as lately. */
	days: number;
	/** Nobody looked at anything here. */
	isAll: boolean;
	last: Day | null;
	/** Seen in no shift. */
	areas: UnlookedArea[];
	shifts: UnlookedShift[];
	/** Areas × shifts, in the order of the site; null where there are no shifts to tell apart. */
	grid: { shifts: Shift[]; rows: UnlookedRow[] } | null;
	/** Areas to walk at this hour: those missing in its shift; if none are, all that are missing. */
	toWalk: string[];
	/** Of so many areas × shifts so many were not looked at. */
	missing: number;
	of: number;
};

/** By shift: whether somebody looked lately, and the day they last did where nobody has. */
export type UnlookedRow = {
	area: string;
	name: string;
	cells: { isSeen: boolean; last: Day | null }[];
};

/** `areas` are those in use, in the customer's order. Only the house's own walks count. */
export function unlookedPlaces(
	table: Tabulation,
	{ site, areas, now, days }: { site: Site; areas: readonly Area[]; now: number; days: number },
): UnlookedPlaces {
	const today = businessDay(now, site.tz, site.cut);
	const lately = { areas, today, days };
	const whole = unlooked(table, { ...lately, site: { id: site.id, shifts: [] } });
	const cells = unlooked(table, { ...lately, site });
	const blind = new Set(whole.map(({ area }) => area));
	const name = new Map(areas.map((area) => [area.id, area.name]));
	const named = ({ area, last }: { area: string; last: Day | null }): UnlookedArea => ({
		area,
		name: name.get(area) ?? '',
		last,
	});
	const isAll = areas.length > 0 && whole.length === areas.length;
	const hasShifts = site.shifts.length > 0;
	return {
		days,
		isAll,
		last: whole.reduce<Day | null>(
			(latest, { last }) => (last !== null && last > (latest ?? '') ? last : latest),
			null,
		),
		areas: whole.map(named),
		shifts: isAll || !hasShifts ? [] : site.shifts.flatMap((shift) => shiftOf(shift)),
		grid: hasShifts ? { shifts: site.shifts, rows: areas.map(rowOf) } : null,
		toWalk: toWalk(cells, shiftAt(site, now)),
		missing: cells.length,
		of: areas.length * Math.max(1, site.shifts.length),
	};

	function shiftOf(shift: Shift): UnlookedShift[] {
		const own = cells.filter((cell) => cell.shift?.id === shift.id);
		const isWhole = own.length === areas.length;
		const seenElsewhere = own.filter(({ area }) => !blind.has(area));
		if (seenElsewhere.length === 0) return [];
		return [{ shift, isWhole, areas: seenElsewhere.map(named) }];
	}

	function rowOf(area: Area): UnlookedRow {
		return {
			area: area.id,
			name: area.name,
			cells: site.shifts.map(({ id }) => {
				const cell = cells.find((one) => one.area === area.id && one.shift?.id === id);
				return { isSeen: !cell, last: cell?.last ?? null };
			}),
		};
	}
}

function toWalk(cells: readonly Unlooked[], shift: Shift | null): string[] {
	const due = cells.filter((cell) => shift !== null && cell.shift?.id === shift.id);
	return [...new Set((due.length > 0 ? due : cells).map(({ area }) => area))];
}
