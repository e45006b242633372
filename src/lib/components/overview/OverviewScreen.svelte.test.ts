// Panorama reads as sentences; every number of it explains itself, and every row leads somewhere.
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ComingBack } from '#lib/domain/trend/coming-back.ts';
import type { Overview } from '#lib/domain/trend/overview.ts';
import type { Overdue, SiteOverview } from '#lib/domain/trend/site-overview.ts';
import type { Story } from '#lib/domain/trend/stories.ts';
import type { ToldChange } from '#lib/domain/trend/told-change.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem } from '../../../../tests/support/marks.ts';
import OverviewScreen from './OverviewScreen.svelte';

await speak('es');

const walked = (walk: string, day: string) => ({ walk, day, walkedAt: Date.parse(day) });
const aChange = (over: Partial<ToldChange> = {}): ToldChange => ({
	series: `s1/house/site//${over.dimension ?? ''}/`,
	key: {
		site: 's1',
		kind: 'house',
		scope: { of: 'site' },
		dimension: over.dimension ?? null,
		shift: null,
	},
	kind: 'house',
	dimension: null,
	areas: null,
	side: 'worse',
	rule: 'S2',
	began: walked('w1', '2026-11-03'),
	noticed: walked('w8', '2026-11-10'),
	last: walked('w9', '2026-11-22'),
	walks: 9,
	usual: 861,
	present: 794,
	lower: 689,
	upper: 1000,
	baseline: 12,
	mayRestart: true,
	...over,
});
const aStory = (over: Partial<Story> & { change?: Partial<ToldChange> } = {}): Story => {
	const { change, ...story } = over;
	return {
		lead: aChange(change),
		also: [],
		isPresent: true,
		isNew: false,
		isRecent: false,
		causes: [],
		...story,
	};
};
const late = (id: string, hours: number, critical = false): Overdue => ({
	area: 'hall',
	areaName: 'Salón',
	item: anItem(id, { critical }),
	since: 0,
	walk: `walk-${id}`,
	times: 1,
	due: 0,
	late: hours * 3_600_000,
});
const aSite = (over: Partial<SiteOverview> = {}): SiteOverview => ({
	site: 's1',
	name: 'Centro',
	tz: 'America/Mexico_City',
	areas: [{ id: 'hall', name: 'Salón' }],
	today: '2026-11-22',
	from: '2026-08-25',
	walks: 40,
	stories: [],
	quiet: 3,
	waiting: 0,
	watched: [],
	missing: 0,
	expectedFalse: 1.8,
	overdue: [],
	inTime: 0,
	unlooked: {
		days: 7,
		isAll: false,
		last: null,
		areas: [],
		shifts: [],
		grid: null,
		toWalk: [],
		missing: 0,
		of: 3,
	},
	...over,
});
const show = (...sites: SiteOverview[]) =>
	render(OverviewScreen, { overview: anOverview({ sites }) });
const anOverview = (over: Partial<Overview> = {}): Overview => ({
	now: 0,
	days: 90,
	sites: [],
	comingBack: [],
	expectedFalse: 1.8,
	...over,
});
const title = () => page.getByRole('heading', { level: 1 });
const links = (name: RegExp | string) => page.getByRole('link', { name });

describe('a real change', () => {
	test('is the title, and its numbers tell how one knows', async () => {
		await show(aSite({ stories: [aStory({ change: { dimension: 'order' } })] }));
		await expect
			.element(title())
			.toMatchTextContent('El orden bajó de verdad desde el 3 de noviembre');
		const numbers = page.getByText(es.overview.how);
		await numbers.click();
		await expect.element(page.getByText(/Lo usual era 86\.1/)).toBeVisible();
		await expect.element(page.getByText(/entre 68\.9 y 100\.0/)).toBeVisible();
		await expect.element(links(/^Empezó/)).toHaveAttribute('href', '/walks/w1/closing');
		await expect
			.element(links(es.overview.line))
			.toHaveAttribute('href', '/trends?site=s1&whole=1&dimension=order');
	});

	test('names what speaks badly in it, each a way to its history', async () => {
		const causes = [{ area: 'hall', item: anItem('boxes'), fails: 4, of: 5 }];
		await show(aSite({ stories: [aStory({ causes })] }));
		await expect.element(links(/boxes.*4 de los últimos 5/)).toBeVisible();
		await expect
			.element(links(/boxes/))
			.toHaveAttribute('href', '/trends/items?site=s1&area=hall&item=boxes');
	});

	test('of one far walk, of a set of areas and of another year says so', async () => {
		const change: Partial<ToldChange> = {
			rule: 'S1',
			areas: ['Baños', 'Cocina'],
			began: walked('w1', '2025-12-24'),
		};
		await show(aSite({ stories: [aStory({ change })] }));
		await expect
			.element(title())
			.toMatchTextContent(
				'El puntaje cayó fuera de lo normal en Baños y Cocina el 24 de diciembre de 2025',
			);
	});

	test('names its site only where there are several; better news comes after worse', async () => {
		const better = aStory({ change: { side: 'better', rule: 'M1' } });
		await show(
			aSite({ stories: [better] }),
			aSite({ site: 's2', name: 'Norte', stories: [aStory()] }),
		);
		await expect
			.element(title())
			.toMatchTextContent('El puntaje bajó de verdad en Norte desde el 3 de noviembre');
		await expect
			.element(page.getByRole('heading', { level: 3, name: /mejoró de verdad en Centro/ }))
			.toBeVisible();
	});

	test('that is over waits behind one tap', async () => {
		await show(aSite({ stories: [aStory({ isPresent: false })] }));
		await expect.element(title()).toMatchTextContent(es.overview.calm(90));
		const past = page.getByText('El puntaje bajó de verdad del 3 de noviembre al 22 de noviembre');
		await expect.element(past).not.toBeVisible();
		await page.getByText(es.overview.past(1)).click();
		await expect.element(past).toBeVisible();
	});
});

describe('where nothing changed', () => {
	test('that is said calmly, with the false alarms to expect', async () => {
		await show(aSite());
		await expect.element(title()).toMatchTextContent(es.overview.calm(90));
		await expect.element(page.getByText(es.overview.quietAll(3))).toBeVisible();
		await expect.element(page.getByText(es.overview.falseAlarms('1.8', 90))).toBeVisible();
		await expect.element(page.getByText(es.overview.overdueNone)).toBeVisible();
		await expect.element(page.getByText(es.overview.itemsNone)).toBeVisible();
		await expect.element(page.getByText(es.overview.unlookedNone(7))).toBeVisible();
	});

	test('too few walks: how many are missing, and what is open all the same', async () => {
		const overdue = [late('cups', 30, true)];
		await show(aSite({ walks: 5, quiet: 0, waiting: 3, missing: 7, overdue }));
		await expect.element(title()).toMatchTextContent(es.overview.tooFew);
		await expect.element(page.getByText(es.overview.tooFewHelp(7))).toBeVisible();
		await expect.element(page.getByText(es.overview.overdueTitle(1))).toBeVisible();
	});

	test('no walk yet: what this is, and one button', async () => {
		await show(aSite({ walks: 0, quiet: 0, missing: 12 }));
		await expect.element(title()).toMatchTextContent(es.overview.emptyTitle);
		await expect.element(links(es.today.start)).toHaveAttribute('href', '/walks/new');
		expect(page.getByRole('heading', { level: 2 }).query()).toBeNull();
	});
});

test('what is late tells since when, critical first, and leads to its walk', async () => {
	const overdue = [
		late('cups', 30, true),
		late('boxes', 80),
		...'abc'.split('').map((id) => late(id, 5)),
	];
	await show(aSite({ overdue, inTime: 2 }));
	await expect.element(links(/cups.*crítica, abierta hace 30 horas/)).toBeVisible();
	await expect.element(links(/boxes.*vencida hace 3 días/)).toBeVisible();
	await expect.element(links(/cups/)).toHaveAttribute('href', '/walks/walk-cups/closing');
	await expect.element(page.getByText(es.overview.inTime(2))).toBeVisible();
	expect(links(/5 horas/).elements()).toHaveLength(1);
	await page.getByText(es.overview.more(2)).click();
	expect(links(/5 horas/).elements()).toHaveLength(3);
});

test('an item that comes back stands against its own history, and a band-aid is named', async () => {
	const one: ComingBack = {
		site: 's1',
		area: 'hall',
		item: anItem('boxes'),
		isRecurrent: true,
		isChronic: false,
		isBandage: true,
		fixes: 4,
		period: { fails: 9, of: 20, low: 0.26 },
		now: { fails: 7, of: 12, low: 0.32, high: 0.81 },
		before: { fails: 2, of: 20, low: 0.03, high: 0.3 },
		verdict: 'more',
		last: { walk: 'w9', day: '2026-11-20' },
	};
	await render(OverviewScreen, { overview: anOverview({ sites: [aSite()], comingBack: [one] }) });
	await expect.element(links(/boxes.*Mal en 7 de las últimas 12 veces/)).toBeVisible();
	await expect.element(page.getByText(es.overview.bandage(4))).toBeVisible();
	const rates = 'Mal en 7 de las últimas 12 veces; antes, en 2 de 20 (10 %): pasa más que antes.';
	await expect.element(page.getByText(rates)).toBeVisible();
	await page.getByText(es.overview.itemHow).click();
	await expect.element(page.getByText(es.overview.itemNow('32', '81'))).toBeVisible();
	await expect.element(page.getByText(es.overview.itemVerdicts.more)).toBeVisible();
	await expect.element(page.getByText(/mal en 9 de 20: casi seguro más del 26\s%/)).toBeVisible();
});

test('the site with most that is critical and late is told first, whatever else happens there', async () => {
	const some = (count: number, critical: boolean) =>
		Array.from({ length: count }, (_, at) => late(`late-${at}`, 5, critical));
	const sites = [
		aSite({ site: 's1', name: 'Norte', overdue: some(3, false) }),
		aSite({ site: 's2', name: 'Sur', overdue: some(2, true) }),
		aSite({ site: 's3', name: 'Centro', overdue: some(4, false) }),
	];
	await render(OverviewScreen, { overview: anOverview({ sites }) });
	const names = page.getByRole('region', { name: es.overview.overdueTitle(9) });
	await expect.element(names.getByText('Sur')).toBeVisible();
	const told = names.getByRole('heading', { level: 3 }).elements();
	expect(told.map(({ textContent }) => textContent)).toEqual(['Sur', 'Centro', 'Norte']);
});

describe('what nobody looked at', () => {
	const shift = { id: 'night', name: 'Noche', from: 0, to: 1 };
	const baths = { area: 'baths', name: 'Baños', last: null };
	const unlooked: SiteOverview['unlooked'] = {
		...aSite().unlooked,
		missing: 2,
		of: 4,
		areas: [{ area: 'hall', name: 'Salón', last: '2026-11-03' }],
		shifts: [{ shift, isWhole: false, areas: [baths] }],
		toWalk: ['hall', 'baths'],
		grid: {
			shifts: [shift],
			rows: [{ area: 'baths', name: 'Baños', cells: [{ isSeen: false, last: null }] }],
		},
	};

	test('is told in sentences, with a walk of just that', async () => {
		await show(aSite({ unlooked }));
		await expect.element(page.getByText('Salón: nadie desde el 3 de noviembre.')).toBeVisible();
		await expect.element(page.getByText('En el turno noche nadie ha mirado Baños.')).toBeVisible();
		await expect
			.element(links(es.overview.walkThem))
			.toHaveAttribute('href', '/walks/new?site=s1&areas=hall%2Cbaths');
	});

	test('shows every cell on demand, told by a word besides the hatching', async () => {
		await show(aSite({ unlooked }));
		await page.getByText(es.overview.grid).click();
		await expect.element(page.getByRole('cell', { name: es.overview.gridNever })).toBeVisible();
	});

	test('at all is one sentence', async () => {
		await show(aSite({ unlooked: { ...unlooked, isAll: true, last: '2026-11-03' } }));
		await expect
			.element(page.getByText('Nadie lo ha recorrido desde el 3 de noviembre.'))
			.toBeVisible();
	});
});

describe('of many sites', () => {
	const sites = [...'abcdefgh'].map((name) =>
		aSite({ site: name, name: `Local ${name}`, overdue: [late(`cups-${name}`, 5, name === 'a')] }),
	);

	test('the worst stands open, the next few are one tap away, the rest behind one more', async () => {
		await show(...sites);
		const names = () => page.getByRole('heading', { level: 3 }).elements().length;
		await expect.element(page.getByText(es.overview.overdueTitle(8))).toBeVisible();
		await expect.element(links(/cups-a/)).toBeVisible();
		expect(links(/cups-b/).query()).toBeNull();
		expect(names()).toBe(5);
		await page.getByText(es.overview.moreSites(3)).click();
		expect(names()).toBe(8);
		await page.getByRole('heading', { level: 3, name: 'Local h' }).click();
		await expect.element(links(/cups-h/)).toBeVisible();
	});

	test('those where nothing changed are named in one sentence', async () => {
		await show(...sites);
		const four = ['a', 'b', 'c', 'd'].map((name) => `Local ${name}`).join(', ');
		await expect
			.element(page.getByText(`Sin cambio real: ${four} y otros 4 locales.`))
			.toBeVisible();
	});
});
