// A change as a sentence: what, where, since when; the year only where it is not this one.
import type { Day } from '#lib/domain/time/business-day.ts';
import type { ToldChange } from '#lib/domain/trend/told-change.ts';
import { daysBefore } from '#lib/domain/trend/week.ts';
import { f, m } from '#lib/state/words.svelte.ts';
import { hrefOf } from '../trend/asked.ts';

/** `site` is its name where several are told of, else null; `today` decides about the year. */
export type Told = { site: string | null; today: Day };

const [fewAreas] = [3];

export function sentenceOf(change: ToldChange, isPresent: boolean, told: Told): string {
	const { side, rule, began, last, kind } = change;
	const words = m.overview;
	const [what, where] = [subjectOf(change), whereOf(change.areas, told.site)];
	const [from, to] = [began.day, last.day].map((day) => longDay(day, told.today));
	const sentence =
		rule === 'S1'
			? words.dropped(what, where, from ?? '')
			: isPresent
				? (side === 'worse' ? words.fell : words.rose)(what, where, from ?? '')
				: (side === 'worse' ? words.fellOnce : words.roseOnce)(what, where, from ?? '', to ?? '');
	return kind === 'spot' ? words.bySpot(sentence) : sentence;
}

export const subjectOf = ({ dimension }: Pick<ToldChange, 'dimension'>): string =>
	dimension === 'cleanliness' || dimension === 'order'
		? m.overview.subjects[dimension]
		: m.overview.subjects.overall;

export function whereOf(areas: readonly string[] | null, site: string | null): string {
	if (areas === null) return site === null ? '' : m.overview.atSite(site);
	const named = areas.length <= fewAreas ? f.list([...areas]) : m.overview.manyAreas(areas.length);
	return site === null ? m.overview.atAreas(named) : m.overview.atSiteAreas(site, named);
}

/** 3 de noviembre; of another year with the year. */
export const longDay = (day: Day, today: Day): string =>
	f.calendarDay(day, {
		month: 'long',
		...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
	});

/** 3 nov; of another year with the year. */
export const shortDay = (day: Day, today: Day): string =>
	f.calendarDay(day, day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' });

/** How long ago, in the largest whole unit that says enough. */
export function lasting(ms: number): string {
	const hours = Math.floor(ms / 3_600_000);
	if (hours < 1) return m.overview.minutes;
	return hours < 48 ? m.overview.hours(hours) : m.overview.days(Math.floor(hours / 24));
}

/** Where its line is drawn, as far back as it began. */
export const lineHref = ({ key, began }: ToldChange, today: Day): string =>
	hrefOf({ ...key, period: began.day >= daysBefore(today, 89) ? 'd90' : 'all' });

export const itemHref = (site: string, area: string, item: string): string =>
	`/trends/items?${new URLSearchParams({ site, area, item }).toString()}`;
