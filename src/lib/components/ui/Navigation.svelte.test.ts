// An entry exists when its screen does, and the one shown is marked.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import Navigation from './Navigation.svelte';

await speak('es');

const here = () =>
	page
		.getByRole('link')
		.elements()
		.filter((link) => link.getAttribute('aria-current') === 'page')
		.map((link) => link.textContent.trim());

test('exactly the screen shown is marked, a walk’s closing under its history', async () => {
	const { rerender } = await render(Navigation, { path: '/', isReady: true });
	await expect.element(page.getByRole('navigation', { name: es.app.navigation })).toBeVisible();
	expect(here()).toEqual([es.app.today]);
	await rerender({ path: '/walks/w1/closing' });
	expect(here()).toEqual([es.app.walks]);
	await rerender({ path: '/settings/site' });
	expect(here()).toEqual([es.app.settings]);
});

test('only who looks after a team is led to it, by the bar of a wide screen', async () => {
	await page.viewport(1280, 800);
	const { rerender } = await render(Navigation, { path: '/team', isReady: true });
	const team = page.getByRole('link', { name: es.app.team });
	expect(team.query()).toBeNull();
	await rerender({ hasTeam: true });
	await expect.element(team).toHaveAttribute('href', '/team');
	expect(here()).toEqual([es.app.team]);
	await page.viewport(360, 640);
	await expect.element(team).not.toBeInTheDocument();
});

test('how the house finds itself is no auditor’s way', async () => {
	const { rerender } = await render(Navigation, { path: '/overview', isReady: true });
	expect(here()).toEqual([es.app.overview]);
	await expect.element(page.getByRole('link', { name: es.app.trends })).toBeVisible();
	await rerender({ seesHouse: false });
	const words = page.getByRole('link').elements();
	expect(words.map((link) => link.textContent.trim())).toEqual([
		...[es.app.today, es.app.walks, es.app.settings],
	]);
});

test('before there is a place there is no history to go to', async () => {
	await render(Navigation, { path: '/', isReady: false });
	const words = page.getByRole('link').elements();
	expect(words.map((link) => link.textContent.trim())).toEqual([es.app.today, es.app.settings]);
});
