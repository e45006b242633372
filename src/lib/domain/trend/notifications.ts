// Which signal a phone may push: one per site and day, the one that matters most (scoring.md 5).
import type { Item } from '../checklist/checklist.ts';
import type { Day } from '../time/business-day.ts';
import { bit, codeAt, says } from './outcomes.ts';
import { notifies, type Signal } from './signals.ts';
import type { Tabulation } from './tabulate.ts';
import type { Trend } from './trend.ts';

export type Notification = {
	site: string;
	/** The business day on which it was raised. */
	day: Day;
	trend: Trend;
	signal: Signal;
	/** What speaks badly in it, heaviest first. */
	causes: Cause[];
};

/** An item that failed in `fails` of the last five walks up to the signal. */
export type Cause = { area: string; item: Item; fails: number };

/** Newest first; signals of walks before the day `from` are left out. */
export function notificationsOf(
	table: Tabulation,
	trends: readonly Trend[],
	from: Day = '',
): Notification[] {
	const all = trends.flatMap((trend) =>
		trend.signals
			.filter(({ rule, raised }) => notifies(rule) && dayAt(table, trend, raised) >= from)
			.map((signal) => ({
				site: trend.key.site,
				day: dayAt(table, trend, signal.raised),
				trend,
				signal,
				causes: causesOf(table, trend, signal),
			})),
	);
	const chosen = new Map<string, Notification>();
	for (const one of all) {
		const key = `${one.day} ${one.site}`;
		const before = chosen.get(key);
		if (!before || matters(one, before) > 0) chosen.set(key, one);
	}
	return [...chosen.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const dayAt = (table: Tabulation, { walks }: Trend, at: number): Day =>
	table.walks[walks[at] ?? -1]?.day ?? '';

/** Weight × recurrence, summed over what speaks badly; then the surer rule; then any order. */
const matters = (a: Notification, b: Notification): number =>
	gravity(a) - gravity(b) ||
	Number(a.signal.rule === 'S2') - Number(b.signal.rule === 'S2') ||
	(a.trend.id < b.trend.id ? 1 : -1);

const gravity = ({ causes }: Notification): number =>
	causes.reduce((sum, { item, fails }) => sum + item.weight * fails, 0);

const lookedBack = 5;

/** What spoke badly in the last walks of the series up to the signal, weight × fails first. */
export function causesOf(table: Tabulation, { key, walks }: Trend, signal: Signal): Cause[] {
	const causes = new Map<string, Cause>();
	const only = key.scope.of === 'area' ? key.scope.area : null;
	for (const place of walks.slice(Math.max(0, signal.raised + 1 - lookedBack), signal.raised + 1)) {
		table.walks[place]?.areas.forEach(({ id, outcomes }, index) => {
			if (only !== null && id !== only) return;
			const items = table.shapes[place]?.areas[index]?.table?.items ?? [];
			items.forEach((item, at) => {
				if (key.dimension !== null && item.dimension !== key.dimension) return;
				if (!((says[codeAt(outcomes, at)] ?? 0) & bit.intrudes)) return;
				const cause = causes.get(`${id}/${item.id}`) ?? { area: id, item, fails: 0 };
				causes.set(`${id}/${item.id}`, { area: id, item, fails: cause.fails + 1 });
			});
		});
	}
	return [...causes.values()].sort(
		(a, b) => b.item.weight * b.fails - a.item.weight * a.fails || b.item.weight - a.item.weight,
	);
}
