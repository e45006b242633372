// What is still to be chosen has a name, and nothing is looked at before all of it is there.
import { expect, test } from 'vitest';
import { draftOf, mappingOf, tablesIn, missingIn, type Draft } from './draft.ts';

const guess = {
	inspections: { table: 0, site: 0, date: null, score: 2 },
	findings: null,
	sites: null,
};
const whole: Draft = {
	...draftOf(guess),
	inspections: { ...draftOf(guess).inspections, date: 1, form: 'dmy' },
};

test('a column that could not be guessed is missing, and its form is not asked for yet', () => {
	expect(missingIn(draftOf(guess))).toEqual([{ role: 'inspections', what: 'date' }]);
	expect(mappingOf(draftOf(guess))).toBeNull();
});

test('dates that can be read in two ways are missing their form', () => {
	const unread = { ...whole, inspections: { ...whole.inspections, form: null } };
	expect(missingIn(unread)).toEqual([{ role: 'inspections', what: 'form' }]);
});

test('a scale without a length is none', () => {
	const flat = { ...whole, inspections: { ...whole.inspections, scale: { worst: 5, best: 5 } } };
	expect(missingIn(flat)).toEqual([{ role: 'inspections', what: 'scale' }]);
});

test('findings and names that were begun have to be whole', () => {
	const more: Draft = {
		...whole,
		findings: { table: 1, site: 0, date: 1, text: null, form: 'ymd', correction: null },
		sites: { table: 2, site: 0, name: null },
	};
	expect(missingIn(more)).toEqual([
		{ role: 'findings', what: 'text' },
		{ role: 'sites', what: 'name' },
	]);
	expect(mappingOf({ ...more, findings: null, sites: null })).toMatchObject(whole);
});

test('only the files that something is read from are told of, each once', () => {
	const findings = { ...whole.inspections, text: 3, correction: null };
	expect(tablesIn({ ...whole, findings })).toEqual([0]);
	expect(tablesIn({ ...whole, sites: { table: 2, site: 0, name: 1 } })).toEqual([0, 2]);
});
