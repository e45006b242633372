// The team's pieces: who, where, with which phone; what could not be taken in; nothing done by one slip.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { notices } from '#lib/state/notices.svelte.ts';
import { speak } from '#lib/state/words.svelte.ts';
import Invitations from './Invitations.svelte';
import InviteDialog from './InviteDialog.svelte';
import MemberCard from './MemberCard.svelte';
import MemberDialog from './MemberDialog.svelte';
import MissingPhotos from './MissingPhotos.svelte';
import Review from './Review.svelte';
import TicketDialog from './TicketDialog.svelte';

await speak('es');

const alert = page.getByRole('alert');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const known = [
	{ id: 's1', name: 'Centro' },
	{ id: 's2', name: 'Norte' },
];
const at = Date.UTC(2026, 10, 22, 22, 5);
const phone = {
	id: 'd1',
	label: 'Chrome · Android',
	app: '0.1.0',
	lastSeen: at,
	pendingOps: 3,
	pendingPhotos: 1,
	oldestPending: at - 3_600_000,
	holes: 0,
	revokedAt: null,
};
const luis = { name: 'Luis', username: 'luis', role: 'lead' as const, devices: [phone] };

beforeEach(() => notices.all.map(({ id }) => id).forEach((id) => notices.dismiss(id)));
afterEach(() => vi.restoreAllMocks());

test('a lead is invited to all sites unless some are chosen, and to none never', async () => {
	const onmake = vi.fn();
	await render(InviteDialog, { open: true, known, onmake });
	await button(es.team.make).click();
	expect(onmake.mock.lastCall).toEqual([{ role: 'lead', sites: 'all', hours: 72, uses: 1 }]);
	await radio(es.team.someSites).click();
	await button(es.team.make).click();
	await expect.element(alert).toMatchTextContent(es.team.sitesMissing);
	expect(onmake).toHaveBeenCalledTimes(1);
	await page.getByRole('checkbox', { name: 'Norte' }).click();
	await radio(es.team.roles.auditor).click();
	await radio(es.team.days(7)).click();
	await userEvent.fill(page.getByRole('spinbutton'), '3');
	await button(es.team.make).click();
	expect(onmake.mock.lastCall).toEqual([{ role: 'auditor', sites: ['s2'], hours: 168, uses: 3 }]);
});

test('an owner is everywhere: no site is asked for', async () => {
	const onmake = vi.fn();
	await render(InviteDialog, { open: true, known, onmake });
	await radio(es.team.someSites).click();
	await radio(es.team.roles.owner).click();
	expect(page.getByText(es.team.allSites).query()).toBeNull();
	await button(es.team.make).click();
	expect(onmake.mock.lastCall?.[0]).toMatchObject({ role: 'owner', sites: 'all' });
});

test('an invitation is shown as a square, a code and a link, and copied with one tap', async () => {
	const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	const ticket = { link: 'https://fonda.example/join#abc', code: 'K7QM-2XNT', expires: at };
	const words = { title: es.team.ticketTitle, help: es.team.ticketHelp, message: '' };
	await render(TicketDialog, { open: true, ticket, ...words });
	await expect.element(page.getByRole('img', { name: es.team.square })).toBeVisible();
	await expect.element(page.getByText('K7QM-2XNT')).toBeVisible();
	await expect.element(page.getByText(ticket.link)).toBeVisible();
	await button(es.team.copy).click();
	expect(writeText.mock.calls).toEqual([[ticket.link]]);
	expect(notices.all.map(({ text }) => text)).toEqual([es.team.copied]);

	writeText.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
	await button(es.team.copy).click();
	await expect.poll(() => notices.all.at(-1)?.text).toBe(es.team.notCopied);
	expect(getSelection()?.toString()).toBe(ticket.link);
});

test('somebody’s phone says when it spoke and what waited there; it is shut out only after asking', async () => {
	const onrevoke = vi.fn();
	const props = { member: luis, isSelf: false, where: 'Centro', onchange: vi.fn(), onrevoke };
	const { rerender } = await render(MemberCard, props);
	await expect.element(page.getByText(`${es.team.roles.lead} · Centro`)).toBeVisible();
	await expect.element(page.getByText(/Habló 22 nov.*16:05.*versión 0\.1\.0/)).toBeVisible();
	await expect.element(page.getByText(/Le faltaba enviar 3 respuestas y una foto/)).toBeVisible();
	await button(es.team.revokePhoneOf(phone.label)).click();
	await button(es.app.cancel).click();
	expect(onrevoke).not.toHaveBeenCalled();
	await button(es.team.revokePhoneOf(phone.label)).click();
	await button(es.team.revokePhoneYes).click();
	expect(onrevoke.mock.calls).toEqual([['d1']]);

	const shut = { ...phone, pendingOps: 0, pendingPhotos: 0, holes: 2, revokedAt: at };
	await rerender({ member: { ...luis, devices: [shut] } });
	await expect.element(page.getByText(es.team.waitsNothing)).toBeVisible();
	await expect.element(page.getByText(es.team.holes(2))).toBeVisible();
	expect(button(es.team.revokePhoneOf(phone.label)).query()).toBeNull();
});

test('a place is changed, a password renewed, and somebody removed after asking', async () => {
	const [onsave, onrecover, onremove] = [vi.fn(), vi.fn(), vi.fn()];
	const member = { name: 'Luis', role: 'lead' as const, sites: ['s1'] };
	const props = { open: true, member, known, isSelf: false, onsave, onrecover, onremove };
	await render(MemberDialog, props);
	await expect.element(page.getByRole('checkbox', { name: 'Centro' })).toBeChecked();
	await page.getByRole('checkbox', { name: 'Norte' }).click();
	await button(es.app.save).click();
	expect(onsave.mock.calls).toEqual([[{ role: 'lead', sites: ['s1', 's2'] }]]);
	await button(es.team.recover).click();
	expect(onrecover).toHaveBeenCalledOnce();
	await button(es.team.remove).click();
	await expect.element(page.getByText(es.team.removeAsk)).toBeVisible();
	expect(onremove).not.toHaveBeenCalled();
	await button(es.team.removeYes).click();
	expect(onremove).toHaveBeenCalledOnce();
});

test('nobody is offered to remove themselves, and a refusal is said where it was asked', async () => {
	const none = { onsave: vi.fn(), onrecover: vi.fn(), onremove: vi.fn() };
	const member = { name: 'Ana', role: 'owner' as const, sites: 'all' as const };
	const problem = es.door.problem['last-owner'];
	await render(MemberDialog, { open: true, member, known, isSelf: true, problem, ...none });
	expect(button(es.team.remove).query()).toBeNull();
	await expect.element(alert).toMatchTextContent(problem);
});

test('open invitations say for what, for how many and until when', async () => {
	const onrevoke = vi.fn();
	const base = { usesLeft: 2, expires: at, person: null };
	const invitations = [
		{ ...base, id: 'i1', role: 'auditor' as const, sites: ['s1'] },
		{ ...base, id: 'i2', role: null, sites: null, person: 'p1', usesLeft: 1 },
	];
	const whereOf = () => 'Centro';
	await render(Invitations, { invitations, whereOf, nameOf: () => 'Luis', onrevoke });
	await expect.element(page.getByText(`${es.team.roles.auditor} · Centro`)).toBeVisible();
	await expect.element(page.getByText(/Quedan 2 usos · hasta 22 nov/)).toBeVisible();
	await button(es.team.revokeInvitationOf(es.team.recoverOf('Luis'))).click();
	expect(onrevoke.mock.calls).toEqual([['i2']]);
});

test('what could not be taken in is told in words; it is archived only with a reason', async () => {
	const [onadmit, onarchive] = [vi.fn(), vi.fn()];
	const one = { id: 'q1', name: 'Luis', at, kind: 'answer.set', code: 'revoked', raw: '{"id":1}' };
	const odd = { ...one, id: 'q2', kind: null, code: 'strange' };
	await render(Review, { waiting: [one, odd], onadmit, onarchive });
	const first = page.getByRole('listitem').first();
	await expect.element(first).toMatchTextContent(es.team.kinds['answer.set']);
	await expect.element(first).toMatchTextContent(es.team.why.revoked);
	await expect.element(page.getByText(es.team.kindNone)).toBeVisible();
	await first.getByText(es.team.raw).click();
	await expect.element(first.getByText(one.raw)).toBeVisible();
	await button(es.team.admitOf(es.team.kinds['answer.set'])).click();
	expect(onadmit.mock.calls).toEqual([['q1']]);

	await button(es.team.archiveOf(es.team.kindNone)).click();
	await page.getByRole('dialog').getByRole('button', { name: es.team.archive }).click();
	await expect.element(alert).toMatchTextContent(es.team.archiveMissing);
	expect(onarchive).not.toHaveBeenCalled();
	await userEvent.fill(page.getByRole('textbox', { name: es.team.archiveReason }), ' prueba ');
	await userEvent.keyboard('{Enter}');
	expect(onarchive.mock.calls).toEqual([['q2', 'prueba']]);
});

test('photos yet to arrive are told by walk, person and phone', async () => {
	const base = { walk: 'w1', device: 'd1', since: at };
	const missing = [
		{ ...base, name: 'Luis', label: 'Safari · iPhone', photos: 3 },
		{ ...base, walk: 'w2', name: null, label: null, photos: 1 },
	];
	await render(MissingPhotos, { missing });
	const [first, second] = page.getByRole('listitem').elements();
	expect(first?.textContent).toMatch(/3 fotos de Luis\s*Anotadas desde el 22 nov.*Safari · iPhone/);
	expect(second?.textContent).toMatch(
		/una foto de alguien que ya no está\s*Anotadas.*Un teléfono sin nombre/,
	);
});
