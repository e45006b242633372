// A phone of several sites walks the one that was chosen on it; what is archived is walked by nobody.
import { expect, test } from 'vitest';
import { setSite, type Site } from '#lib/domain/site/site.ts';
import { aPlace, startOf, world } from '../../../tests/support/builders.ts';
import { aPhone } from '../../../tests/support/phone.ts';
import { keepAccount } from './link.ts';
import { allSites, placeAt } from './places.ts';
import { record } from './record.ts';
import { startable } from './startable.ts';
import { today } from './today.ts';

const here = world();
const detailsOf = ({ name, sector, region, tz, cut, shifts }: Site) => ({
	name,
	sector,
	region,
	tz,
	cut,
	shifts,
});

async function twoSites() {
	const phone = aPhone();
	const [one, other] = [aPlace(here), aPlace(here)];
	await record(phone, [...one.facts, ...other.facts], here);
	const named = setSite(other.site.id, { ...detailsOf(other.site), name: 'El Patio' });
	await record(phone, [named], here);
	return { phone, one: one.site, other: other.site };
}

test('the chosen site is the place, and all that are walked stand beside it by name', async () => {
	const { phone, other } = await twoSites();
	const place = await phone.run(placeAt(other.id));
	expect(place?.site.name).toBe('El Patio');
	expect(place?.areas).toHaveLength(2);
	expect(place?.sites.map(({ name }) => name)).toEqual(['El Patio', 'La Fonda']);
});

test('an archived site is no place to walk, whoever had chosen it, and stays among all', async () => {
	const { phone, one, other } = await twoSites();
	const archived = setSite(other.id, { ...detailsOf(other), archived: true });
	await record(phone, [archived], here);
	expect((await phone.run(placeAt(other.id)))?.site.id).toBe(one.id);
	const all = await phone.run(allSites);
	expect(all.map((site) => site.archived === true)).toEqual([false, true]);
});

test('a walk under way is offered at its own site only', async () => {
	const { phone, one, other } = await twoSites();
	await record(phone, [startOf(one, here)], here);
	const draftsAt = async (site: string) => (await phone.run(today(here.now(), site))).drafts.length;
	expect([await draftsAt(one.id), await draftsAt(other.id)]).toEqual([1, 0]);
});

test('an auditor starts spot checks alone, and changes nothing of the place', async () => {
	const { phone } = await twoSites();
	const asOwner = await phone.run(startable());
	expect([asOwner.kind, asOwner.mayChange, asOwner.mayExempt]).toEqual(['house', true, true]);
	const account = { org: 'o', orgName: 'O', person: 'eva', name: 'Eva', token: null, device: 'd' };
	await phone.run((db) => keepAccount(db, { ...account, role: 'auditor', sites: 'all' }));
	const asAuditor = await phone.run(startable());
	expect([asAuditor.kind, asAuditor.mayChange, asAuditor.mayExempt]).toEqual([
		'spot',
		false,
		false,
	]);
	await phone.run((db) => keepAccount(db, { ...account, role: 'lead', sites: 'all' }));
	const asLead = await phone.run(startable());
	expect([asLead.kind, asLead.mayChange, asLead.mayExempt]).toEqual(['house', false, true]);
});
