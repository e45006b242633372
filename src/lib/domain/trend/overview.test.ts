// Panorama tells what was planted, counts the rest as noise, and says nothing where nothing is wrong.
import { describe, expect, test } from 'vitest';
import { yearsOf, type Years, type YearsPlan } from '../../../../tests/support/years.ts';
import { defaultDays, overviewOf, type Overview } from './overview.ts';
import { siteWeightsOf } from './site-weights.ts';
import type { NewBaseline } from './stretches.ts';
import { tabulate } from './tabulate.ts';

const tour = ['exterior-parking', 'tableware-dining', 'restrooms'];
const plan: YearsPlan = {
	seed: 11,
	sites: 2,
	days: 60,
	rounds: [tour],
	rateOf: (_item, place) => (place % 2 === 0 ? 0.04 : 0.12),
};
const anHour = 3_600_000;

function seen(over: Partial<YearsPlan>, restarts: NewBaseline[] = [], edit = (it: Years) => it) {
	const years = edit(yearsOf({ ...plan, ...over }));
	const newest = new Map([...years.versions.values()].map((it) => [it.checklist.id, it]));
	const table = tabulate(years.walks, years.versions, siteWeightsOf(years.places, newest));
	const now = Math.max(...years.walks.map(({ walkedAt }) => walkedAt)) + anHour;
	const overview = overviewOf(table, { places: years.places, restarts, now, days: defaultDays });
	const siteAt = (index: number) => {
		const id = years.places[index]?.site.id;
		const site = overview.sites.find((one) => one.site === id);
		if (!site) throw new Error(`no site ${index}`);
		return site;
	};
	return { years, overview, siteAt };
}

const order = { where: ({ dimension }: { dimension: string }) => dimension === 'order' };
const dayOf = ({ walks }: Years, site: string | undefined, number: number) =>
	walks.filter((walk) => walk.site === site)[number]?.day;

describe('a real change', () => {
	const all = seen({ planted: [{ site: 1, from: 50, factor: 6, ...order }] });
	const [story, ...others] = all.siteAt(1).stories.filter(({ isPresent }) => isPresent);

	test('is told once, by the dimension it is of, with what it was and what it is', () => {
		expect(others).toEqual([]);
		expect(story).toMatchObject({ isNew: true, lead: { dimension: 'order', side: 'worse' } });
		const { usual = 0, present = 0, lower = 0, upper = 0, baseline } = story?.lead ?? {};
		expect(present).toBeLessThan(usual - 100);
		expect(usual).toBeGreaterThan(lower);
		expect(upper).toBeLessThanOrEqual(1000);
		expect(baseline).toBe(12);
	});

	test('holds from the walk where it began to the last', () => {
		const planted = dayOf(all.years, all.siteAt(1).site, 50) ?? '';
		const { began, last, walks } = story?.lead ?? {};
		expect((began?.day ?? '') >= planted.slice(0, 8)).toBe(true);
		expect(last?.day).toBe(dayOf(all.years, all.siteAt(1).site, 59));
		expect(walks).toBeGreaterThan(7);
	});

	test('names what speaks badly in it, and only that', () => {
		expect(story?.causes.length).toBeGreaterThan(0);
		expect(story?.causes.length).toBeLessThanOrEqual(3);
		for (const { item, fails, of } of story?.causes ?? []) {
			expect(item.dimension).toBe('order');
			expect(fails).toBeLessThanOrEqual(of);
		}
	});

	test('puts its site first, and the other one stays as it was', () => {
		expect(all.overview.sites[0]?.site).toBe(all.siteAt(1).site);
		expect(all.siteAt(0).stories.filter(({ isPresent }) => isPresent)).toEqual([]);
	});

	test('is no change any more once its owner says that this is what is usual', () => {
		const { lead, also } = story ?? {};
		const restarts = [lead, ...(also ?? [])].flatMap((one) =>
			one
				? [{ series: one.series, walk: one.began.walk, walkedAt: one.began.walkedAt, note: 'x' }]
				: [],
		);
		const after = seen({ planted: [{ site: 1, from: 50, factor: 6, ...order }] }, restarts);
		expect(after.siteAt(1).stories.filter(({ isPresent }) => isPresent)).toEqual([]);
	});
});

describe('the whole place', () => {
	test('is told as the whole score when cleanliness and order fall together', () => {
		const { siteAt } = seen({ planted: [{ site: 0, from: 40, factor: 5 }] });
		const [story] = siteAt(0).stories;
		expect(story?.lead).toMatchObject({ dimension: null, side: 'worse', areas: null });
		expect(story?.also.length).toBeGreaterThan(0);
	});

	test('may get better too, which is shown with no causes', () => {
		const { siteAt } = seen({ planted: [{ site: 0, from: 30, factor: 0 }] });
		const [story] = siteAt(0).stories;
		expect(story).toMatchObject({ isPresent: true, causes: [] });
		expect(story?.lead).toMatchObject({ side: 'better', rule: 'M1' });
	});
});

describe('where nothing changed', () => {
	test('calm places tell about as many alarms as they say are to be expected', () => {
		const { overview } = seen({ seed: 3, sites: 12, days: 110 });
		const alarms = overview.sites.flatMap(({ stories }) =>
			stories.filter(({ lead }) => lead.side === 'worse'),
		);
		expect(overview.expectedFalse).toBeCloseTo((12 * 3 * 90 * 0.134) / 20, 0);
		expect(alarms.length).toBeLessThan(1.5 * overview.expectedFalse);
		const present = alarms.filter(({ isPresent }) => isPresent);
		expect(present.length).toBeLessThan(5);
	});

	test('a place without walks, or with fewer than twelve, says how many it still needs', () => {
		const { siteAt } = seen({ days: 5 });
		expect(siteAt(0)).toMatchObject({ walks: 5, stories: [], quiet: 0, waiting: 3, missing: 7 });
		const empty = seen({ days: 5 }, [], (it) => ({
			...it,
			walks: it.walks.filter(({ site }) => site === it.places[1]?.site.id),
		}));
		expect(empty.siteAt(0)).toMatchObject({ walks: 0, waiting: 0, missing: 12, overdue: [] });
		expect(empty.siteAt(0).unlooked).toMatchObject({ isAll: true, last: null });
	});
});

describe('what is open past its hour', () => {
	const all = seen({ days: 10 });
	const site = all.siteAt(0);

	test('is told worst first with how late it is; what still has time is only counted', () => {
		expect(site.overdue.length).toBeGreaterThan(0);
		for (const { due, late } of site.overdue) expect(late).toBe(all.overview.now - due);
		expect(site.overdue.every(({ late }) => late >= 0)).toBe(true);
		expect(site.inTime).toBeGreaterThan(0);
	});

	test('is not asked of an area that is no longer walked, and bears its present name', () => {
		const [first] = site.overdue;
		const without = (area: string) => (it: Years) => ({
			...it,
			places: it.places.map((place) => ({
				...place,
				areas: place.areas
					.filter(({ id }) => id !== area)
					.map((one) => ({ ...one, name: 'Otro nombre' })),
			})),
		});
		const closed = seen({ days: 10 }, [], without(first?.area ?? '')).siteAt(0);
		expect(closed.overdue.filter(({ area }) => area === first?.area)).toEqual([]);
		const names = new Set(closed.overdue.map(({ areaName }) => areaName));
		expect([...names]).toEqual(names.size > 0 ? ['Otro nombre'] : []);
	});
});

test('the five that come back most surely are told, of all sites, and no more than five', () => {
	const { overview, siteAt } = seen({
		days: 80,
		planted: [{ site: 1, from: 68, factor: 9, where: ({ critical }) => critical }],
	});
	expect(overview.comingBack).toHaveLength(5);
	const [first] = overview.comingBack;
	expect(first).toMatchObject({ site: siteAt(1).site, verdict: 'more', item: { critical: true } });
});

test('the answer is plain data: it crosses to another thread as it is', () => {
	const { overview } = seen({ planted: [{ site: 1, from: 45, factor: 5 }] });
	expect(structuredClone<Overview>(overview)).toEqual(overview);
	expect(JSON.parse(JSON.stringify(overview))).toEqual(overview);
});
