// The owner's view of the team, asked of the server each time: what is old is never shown as true.
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { Heeded, Stop } from '#lib/sync/talk.ts';
import {
	teamAt,
	type Announced,
	type InvitationAnswer,
	type Offer,
	type OpenInvitation,
	type ReviewAnswer,
	type TeamAnswer,
	type TeamDevice,
	type TeamMember,
} from '#lib/sync/team.ts';
import { overFetch, type Transport } from '#lib/sync/transport.ts';
import { notices } from './notices.svelte.ts';
import { sentenceOf } from './refusal.ts';
import { f, m } from './words.svelte.ts';

export type { InvitationAnswer, Offer, OpenInvitation, TeamDevice, TeamMember };

/** `ask`: the session ended, a password is needed; `offline`: no server answered. */
type Standing = 'loading' | 'ready' | 'ask' | 'offline' | 'refused';

export class Team {
	readonly #server: ReturnType<typeof teamAt>;
	readonly #token: string | null;
	standing = $state<Standing>('loading');
	/** Why it was refused, or what was just asked was. */
	problem = $state<string | null>(null);
	/** Something is under way: nothing is asked twice. */
	isBusy = $state(false);
	told = $state.raw<TeamAnswer>({ members: [], invitations: [] });
	/** What could not be taken in and waits for the owner. */
	waiting = $state.raw<ReviewAnswer['waiting']>([]);
	/** Photos that were told of and have not come; null when the server did not say. */
	missing = $state.raw<Announced[] | null>(null);

	/** `token` is this phone's, for what the server tells phones. */
	constructor(
		{ org, token }: { org: string; token: string | null },
		transport: Transport = overFetch(),
	) {
		this.#server = teamAt(transport, org);
		this.#token = token;
	}

	async load(): Promise<void> {
		const [answer, review, missing] = await Promise.all([
			this.#server.see(),
			this.#server.review(),
			this.#token === null ? null : this.#server.missing(this.#token),
		]);
		if ('stop' in answer) return this.#halt(answer.stop);
		if ('stop' in review) return this.#halt(review.stop);
		this.waiting = review.ok.waiting;
		this.missing = missing && 'ok' in missing ? missing.ok.announced : null;
		this.told = answer.ok;
		this.standing = 'ready';
	}

	invite(offer: Offer): Promise<InvitationAnswer | null> {
		return this.#do(() => this.#server.invite(offer));
	}
	recover(person: string): Promise<InvitationAnswer | null> {
		return this.#do(() => this.#server.recover(person));
	}
	async cancel(invitation: string): Promise<void> {
		const isDone = await this.#do(() => this.#server.cancel(invitation));
		if (isDone) notices.say(m.team.revokedInvitation);
		else this.#sayProblem();
	}
	async change(person: string, place: { role: Role; sites: Sites }): Promise<boolean> {
		const isDone = await this.#do(() => this.#server.change(person, place));
		if (isDone) notices.say(m.team.changed);
		return isDone !== null;
	}
	async remove({ person, name }: { person: string; name: string }): Promise<boolean> {
		const isDone = await this.#do(() => this.#server.remove(person));
		if (isDone) notices.say(m.team.removed(name));
		return isDone !== null;
	}
	async shutOut(device: string): Promise<void> {
		const isDone = await this.#do(() => this.#server.shutOut(device));
		const label = this.#deviceOf(device)?.label || m.team.phoneUnnamed;
		if (isDone) notices.say(m.team.revokedPhone(label));
		else this.#sayProblem();
	}

	async admit(id: string): Promise<void> {
		const isDone = await this.#do(() => this.#server.decide(id, { decision: 'admit' }));
		if (isDone) return notices.say(m.team.admitted);
		// Refused for what it is: signing in or asking again would change nothing.
		if (this.standing === 'ready') this.problem = m.team.notAdmitted;
		this.#sayProblem();
	}
	async archive(id: string, reason: string): Promise<void> {
		const decision = { decision: 'archive', reason } as const;
		if (await this.#do(() => this.#server.decide(id, decision))) notices.say(m.team.archived);
		else this.#sayProblem();
	}

	nameOf(person: string): string {
		return this.told.members.find((one) => one.person === person)?.name ?? '';
	}

	#deviceOf(id: string): TeamDevice | undefined {
		return this.told.members.flatMap(({ devices }) => devices).find((one) => one.id === id);
	}

	/** Does one thing and looks again; null when it was refused, and then `problem` says why. */
	async #do<T>(act: () => Promise<Heeded<T>>): Promise<T | null> {
		if (this.isBusy) return null;
		this.isBusy = true;
		this.problem = null;
		const answer = await act();
		this.isBusy = false;
		if ('stop' in answer) {
			this.#refuse(answer.stop);
			return null;
		}
		await this.load();
		return answer.ok;
	}

	/** The whole screen cannot be shown. */
	#halt(stop: Stop): void {
		const code = stop.kind === 'problem' ? stop.code : '';
		if (stop.kind === 'offline') this.standing = 'offline';
		else if (code === 'not-signed-in') this.standing = 'ask';
		else {
			this.standing = 'refused';
			this.problem = code === 'not-allowed' ? m.team.notOwner : sentenceOf(stop, m.team.offline);
		}
	}

	/** One thing was refused; the screen stays, unless nobody is signed in any more. */
	#refuse(stop: Stop): void {
		this.problem = sentenceOf(stop, m.team.actOffline);
		if (stop.kind === 'problem' && stop.code === 'not-signed-in') this.standing = 'ask';
	}

	#sayProblem(): void {
		if (this.problem) notices.say(this.problem, 'bad');
		this.problem = null;
	}
}

/** Sites by name, as a phrase; one that this phone has not heard of is only counted. */
export function placesInWords(
	sites: Sites,
	known: readonly { id: string; name: string }[],
): string {
	if (sites === 'all') return m.team.allSitesShort;
	const names = sites.flatMap((id) => known.find((one) => one.id === id)?.name ?? []);
	return f.list(names.length > 0 ? names : [m.team.sitesUnknown(sites.length)]);
}
