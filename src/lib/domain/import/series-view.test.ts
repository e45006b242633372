// The imported history as it is shown: searched without accents, and what comes back beside chance.
import { expect, test } from 'vitest';
import type { SiteStory } from './packed-rows.ts';
import { addUp, overviewOfSeries, siteViewOf } from './series-view.ts';

const seen = (day: string, tenths: number) => ({ day, tenths });
const found = (day: string, text: string) => ({
	...{ day, text, corrected: null, hasCorrection: false },
});
const stories: SiteStory[] = [
	{
		...{ site: '1', name: 'Café Sueño', own: null },
		inspections: [seen('2024-01-01', 900), seen('2024-02-01', 800), seen('2024-03-01', 950)],
		findings: [
			found('2024-01-01', 'Piso'),
			found('2024-01-01', 'Luz'),
			found('2024-01-15', 'Olor'),
			found('2024-02-01', 'Piso'),
		],
	},
	{
		...{ site: '2', name: '2', own: 's2' },
		inspections: [seen('2024-01-05', 700)],
		findings: [],
	},
];
const series = addUp(stories, { s2: 'Norte' });

test('a site is found without its accents, by its code, and by the name the business gives it', () => {
	const names = (search: string) =>
		overviewOfSeries(series, { search }).lines.map(({ name }) => name);
	expect(names('')).toEqual(['Café Sueño', 'Norte']);
	expect(names('  SUENO')).toEqual(['Café Sueño']);
	expect(names('norte')).toEqual(['Norte']);
	expect(names('2')).toEqual(['Norte']);
	expect(names('nada')).toEqual([]);
});

test('all of it is added up, with what chance would bring back', () => {
	const overview = overviewOfSeries(series, { search: 'nada' });
	expect(overview).toMatchObject({
		inspections: 4,
		sites: 2,
		from: '2024-01-01',
		to: '2024-03-01',
	});
	// Three findings had a next inspection: the floor twice, the light once. Of four days, the floor was
	// found on two and the light on one.
	expect(overview.again).toEqual({ n: 3, again: 1, expected: 2 * 0.5 + 0.25 });
	expect(overview.texts.map(({ text }) => text)).toEqual(['Piso']);
});

test('a site is shown by its days, also those on which nobody inspected', () => {
	const view = siteViewOf(series, { site: '1' });
	expect(view?.points.map(({ findings }) => findings)).toEqual([2, 1, 0]);
	expect(view?.days.map(({ day, scores }) => [day, scores.length])).toEqual([
		['2024-03-01', 1],
		['2024-02-01', 1],
		['2024-01-15', 0],
		['2024-01-01', 1],
	]);
	expect(view?.texts).toMatchObject([{ text: 'Piso', found: 2, n: 2, again: 1 }]);
	expect(siteViewOf(series, { site: '9' })).toBeNull();
});
