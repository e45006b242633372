// From the operation that tells of a picture to the one that takes it away, through the server's own doors.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteScope } from '#lib/domain/fact.ts';
import { addPhoto, hidePhoto } from '#lib/domain/walk/photo.ts';
import { startWalk } from '#lib/domain/walk/walk-facts.ts';
import { answer } from '#lib/server/doors/answer.ts';
import { House, ana, eva, luis, orgOf, origin, type Guest } from '../access/house.ts';
import { Tale, verdicts } from '../database/tale.ts';
import { aPicture, aPlace, pointOf, walkAreas } from '../support/builders.ts';
import { jpegOf, type Picture } from './pictures.ts';

let house: House;
let owner: Guest;
let tale: Tale;
let point: ReturnType<typeof pointOf>;
beforeEach(async () => {
	house = await House.opened();
	owner = await house.setUp(ana);
	tale = new Tale(7);
	const { site, facts } = aPlace(tale.here);
	const start = startWalk(site, walkAreas, tale.here);
	point = pointOf({ id: start.ent, site: site.id }, 'floor');
	await tells([...facts, start]);
});
afterEach(() => house.closed());

async function tells(facts: Parameters<Tale['ops']>[0]) {
	const ops = tale.ops(facts);
	for (const { st } of await verdicts(house, owner, ops)) expect(st).toBe('ok');
	return ops.map(({ id }) => id);
}
const told = (picture: Picture, id: string, instead?: string) =>
	addPhoto(point, id, 'before', {
		...aPicture(picture.sha, picture.bytes.length),
		...(instead ? { instead } : {}),
	});
const photoAt = (method: string, { sha, bytes }: Picture, who = owner) =>
	answer(
		house.server,
		new Request(`${origin}/api/orgs/${orgOf(owner)}/photos/${sha}`, {
			method,
			headers: { authorization: `Bearer ${who.token}`, 'content-type': 'image/jpeg' },
			...(method === 'PUT' ? { body: new Uint8Array(bytes) } : {}),
		}),
	);
const isThere = ({ sha }: Picture) => house.server.photos.has(orgOf(owner), sha);

test('a picture comes after its operation, and whoever is of the site sees it', async () => {
	const picture = jpegOf(2_000, 1);
	const early = await photoAt('PUT', picture);
	expect(await early.json()).toMatchObject({ problem: 'not-declared' });
	await tells([told(picture, 'photo-1')]);
	expect((await photoAt('PUT', picture)).status).toBe(200);
	const lead = await house.joins(await house.invites(owner), luis);
	const auditor = await house.joins(await house.invites(owner, { role: 'auditor' }), eva);
	expect((await photoAt('GET', picture, lead)).headers.get('content-type')).toBe('image/jpeg');
	expect((await photoAt('GET', picture, auditor)).status).toBe(404);
});

test('a face is blurred: the picture as it was goes from the server, the blurred one stays', async () => {
	const [face, blurred] = [jpegOf(2_000, 1), jpegOf(2_000, 2)];
	await tells([told(face, 'photo-1')]);
	await photoAt('PUT', face);
	await tells([told(blurred, 'photo-2', 'photo-1')]);
	await photoAt('PUT', blurred);
	await tells([hidePhoto(siteScope(point.site), 'photo-1', 'blurred')]);
	await vi.waitFor(async () => expect(await isThere(face)).toBe(false), { timeout: 20_000 });
	expect(await isThere(blurred)).toBe(true);
	expect((await photoAt('GET', face)).status).toBe(404);
	expect((await photoAt('GET', blurred)).status).toBe(200);
	expect(await (await photoAt('PUT', face)).json()).toMatchObject({ problem: 'not-declared' });
});

test('a photo that is only taken off a walk is kept, and shown to nobody', async () => {
	const picture = jpegOf(2_000, 1);
	await tells([told(picture, 'photo-1')]);
	await photoAt('PUT', picture);
	await tells([hidePhoto(siteScope(point.site), 'photo-1', 'removed')]);
	await house.restart();
	expect(await isThere(picture)).toBe(true);
	expect((await photoAt('GET', picture)).status).toBe(404);
});

test('an owner takes an operation away for good, and its picture with it', async () => {
	const picture = jpegOf(2_000, 1);
	const [op] = await tells([told(picture, 'photo-1')]);
	await photoAt('PUT', picture);
	const redact = () =>
		house.ask(`POST /api/orgs/${orgOf(owner)}/redact`, { cookie: owner.cookie, body: { op } });
	expect((await redact()).status).toBe(200);
	expect(await isThere(picture)).toBe(false);
	expect((await photoAt('GET', picture)).status).toBe(404);
	expect((await redact()).status).toBe(200);
});
