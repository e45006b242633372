// The history as rows: newest first by month, and a voided walk is there without a number.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { scoreOf } from '#lib/domain/score/score.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, pass, skip } from '../../../../tests/support/marks.ts';
import WalkRows from './WalkRows.svelte';

await speak('es');

const tz = 'America/Mexico_City';
const area = { id: 'hall', name: 'Salón', list: 'hall', tpl: '', exempt: [] };
const about = (id: string, day: string) => ({
	site: 's',
	kind: 'house' as const,
	shift: null,
	day,
	walkedAt: Date.parse(`${day}T18:05:00Z`),
	finishedAt: null,
	id,
});
function walked(id: string, day: string, marks: Parameters<typeof scoreOf>[0]) {
	const areas = [{ id: area.id, name: area.name, tpl: '', outcomes: '' }];
	const summary: WalkSummary = { ...about(id, day), walk: id, areas };
	return { summary, score: scoreOf(marks) };
}
const voided: Walk = {
	...about('anulado', '2026-11-03'),
	areas: [area],
	tz,
	cut: 240,
	state: 'void',
	voidReason: 'prueba',
};
const walks = [
	walked('viejo', '2026-10-30', [aMark('a', pass)]),
	walked('medio', '2026-11-02', [aMark('a', pass), aMark('b', fail)]),
	walked('ciego', '2026-11-04', [aMark('a', skip)]),
];

test('walks stand by month, newest first, each one tap from its closing', async () => {
	await render(WalkRows, { walks, voided: [voided], tz });
	const links = page.getByRole('link').elements();
	expect(links.map((link) => link.getAttribute('href'))).toEqual(
		['ciego', 'anulado', 'medio', 'viejo'].map((id) => `/walks/${id}/closing`),
	);
	const months = page.getByRole('heading').elements();
	expect(months.map((one) => one.textContent)).toEqual(['noviembre de 2026', 'octubre de 2026']);
});

test('a row says band, score and intrusions; without a score it says that', async () => {
	await render(WalkRows, { walks, voided: [voided], tz });
	const row = (at: number) => page.getByRole('listitem').nth(at);
	await expect.element(row(0)).toMatchTextContent(es.closing.noScore);
	await expect.element(row(1)).toMatchTextContent(es.closing.voided);
	await expect.element(row(2)).toMatchTextContent(es.bands[0] ?? '');
	await expect.element(row(2)).toMatchTextContent(es.closing.intrusions(1));
	await expect.element(row(2)).toMatchTextContent('50.0');
	await expect.element(row(2)).toMatchTextContent('12:05');
});

test('a voided walk has no number and no band', async () => {
	await render(WalkRows, { walks: [], voided: [voided], tz });
	const row = page.getByRole('listitem');
	await expect.element(row).toMatchTextContent(es.closing.voided);
	for (const band of es.bands) await expect.element(row).not.toMatchTextContent(band);
	await expect.element(row).not.toMatchTextContent(es.closing.noScore);
});
