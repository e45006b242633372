// Every screen's question goes on being answered: whatever it read, however deep, a change is seen.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setArea, setSite, type Site } from '#lib/domain/site/site.ts';
import { setOrganization } from '#lib/domain/team/organization.ts';
import { frameNow } from '#lib/local/frame.ts';
import { history } from '#lib/local/history.ts';
import { keepAccount } from '#lib/local/link.ts';
import { listsNow, walkedLists } from '#lib/local/lists.ts';
import { queueNow } from '#lib/local/queue.ts';
import { record } from '#lib/local/record.ts';
import { siteSeen, sitesNow } from '#lib/local/sites.ts';
import { startable } from '#lib/local/startable.ts';
import { today } from '#lib/local/today.ts';
import { waitingNow } from '#lib/local/waiting.ts';
import { aPlace, aWalk, lists, publishList, world } from '../../../tests/support/builders.ts';
import { live, type Live, type Question } from './live.svelte.ts';
import { phone } from './phone.svelte.ts';
import { tell } from './tell.ts';
import { speak } from './words.svelte.ts';

await speak('es');

const here = world();
let site: Site;
let stop = () => {};

beforeEach(async () => {
	await phone.run(async (db) => void (await Promise.all(db.tables.map((t) => t.clear()))));
	const place = aPlace(here);
	site = place.site;
	await record(phone, place.facts, here);
	await phone.run((db) =>
		keepAccount(db, {
			org: 'org',
			orgName: 'La Fonda',
			person: 'ana',
			name: 'Ana',
			role: 'owner',
			sites: 'all',
			token: null,
			device: 'd',
		}),
	);
});
afterEach(async () => {
	stop();
	await phone.run((db) => db.meta.delete('account'));
});

function ask<T>(question: Question<T>): Live<T> {
	let asked: Live<T> | undefined;
	stop = $effect.root(() => void (asked = live(() => question)));
	flushSync();
	if (!asked) throw new Error('not asked');
	return asked;
}
const walked = () => tell(aWalk(site, here).facts);
const published = () => tell(publishList({ ...lists.hall, intro: { es: 'otra' } }));

type Case = {
	name: string;
	see: () => () => unknown;
	act: () => Promise<boolean>;
	before: unknown;
	after: unknown;
};

function aCase<T>(
	name: string,
	question: () => Question<T>,
	of: (value: T | undefined) => unknown,
	[act, before, after]: [() => Promise<boolean>, unknown, unknown],
): Case {
	const see = () => {
		const asked = ask(question());
		return () => of(asked.value);
	};
	return { name, see, act, before, after };
}

const at = Date.UTC(2026, 10, 2, 18);
const cases: Case[] = [
	aCase(
		'Hoy',
		() => today(at),
		(v) => v && v.last !== null,
		[walked, false, true],
	),
	aCase(
		'Recorridos',
		() => history(at, 4),
		(v) => v?.walks.length,
		[walked, 0, 1],
	),
	aCase(
		'the lists',
		() => listsNow,
		(v) => v?.lists[0]?.editions.length,
		[published, 1, 2],
	),
	aCase(
		'walks of a list',
		() => walkedLists('hall', 12),
		(v) => v?.length,
		[walked, 0, 1],
	),
	aCase(
		'what waits',
		() => queueNow,
		(v) => v?.groups.length,
		[walked, 1, 3],
	),
	aCase(
		'the chip',
		() => waitingNow,
		(v) => v?.ops,
		[published, 5, 6],
	),
	aCase(
		'the sites',
		() => sitesNow,
		(v) => v?.areas.get(site.id),
		[
			() =>
				tell(
					setArea(site.id, { id: 'bar', name: 'Barra', list: 'hall', order: 3, archived: false }),
				),
			2,
			3,
		],
	),
	aCase(
		'one site',
		() => siteSeen(site.id),
		(v) => v?.site.name,
		[() => tell(setSite(site.id, { ...site, name: 'El Patio' })), 'La Fonda', 'El Patio'],
	),
	aCase(
		'starting a walk',
		() => startable(),
		(v) => v?.lastAreas?.length ?? 0,
		[walked, 0, 2],
	),
	aCase(
		'the frame',
		() => frameNow(null),
		(v) => v?.region,
		[() => tell(setOrganization('org', { name: 'Fondas', region: 'ES' })), 'MX', 'ES'],
	),
];

test.each(cases)('$name follows what is told', async ({ see, act, before, after }) => {
	const value = see();
	await expect.poll(value).toBe(before);
	expect(await act()).toBe(true);
	await expect.poll(value).toBe(after);
});
