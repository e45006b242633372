// Joining a business by an invitation, with or without a network at this moment: without one it is kept
// and goes on by itself when a server answers.
import {
	join,
	lookUpInvitation,
	recover,
	type EnterAnswer,
	type PreviewAnswer,
	type Secret,
} from '#lib/sync/door.ts';
import type { Newcomer } from '#lib/sync/door.ts';
import type { Heeded } from '#lib/sync/talk.ts';
import type { Transport } from '#lib/sync/transport.ts';
import { Asking } from './door.svelte.ts';
import { keepInvitation, keptInvitation, linkIn, type Kept } from './invitation.ts';
import { openDatabaseOf } from './phone.svelte.ts';
import { sentenceOf } from './refusal.ts';
import { installOfUser, ownOfPhone } from './settle.ts';
import { m } from './words.svelte.ts';

/** `ways`: how do you have it; `waiting`: kept until there is a network; `offered`: seen, to be taken. */
type Step = 'ways' | 'looking' | 'waiting' | 'offered' | 'joined';

/** Codes after which an invitation will never do: it is kept no longer. */
const isOver = (code: string): boolean => code.startsWith('invitation-');

export class Joining extends Asking {
	step = $state<Step>('ways');
	offer = $state.raw<PreviewAnswer | null>(null);
	kept = $state.raw<Kept | null>(null);
	/** What was typed is complete and only waits for a network. */
	isPrepared = $state(false);
	scanProblem = $state<string | null>(null);
	/** Whether the phone has walks of its own, apart. */
	hasOwn = $state(false);
	business = $state('');
	#person: Newcomer | null = null;
	#database: string | null = null;

	constructor(transport?: Transport) {
		super(transport);
		this.kept = keptInvitation();
	}

	/** What a camera read: a set-up link is handed to its own door, by its token. */
	scan(text: string): { setUp: string } | 'taken' | 'refused' {
		const link = linkIn(text, location.origin);
		if (link && 'token' in link) {
			if (link.door === 'set-up') return { setUp: link.token };
			void this.take({ token: link.token });
			return 'taken';
		}
		this.scanProblem = link ? m.join.scanElsewhere(link.host) : m.join.scanOther;
		return 'refused';
	}

	/** Keeps the invitation first, then asks what it is for. */
	async take(secret: Secret): Promise<void> {
		this.kept = { secret, name: '', username: '' };
		keepInvitation(this.kept);
		this.#person = null;
		this.isPrepared = false;
		this.scanProblem = null;
		await this.lookUp();
	}

	async lookUp(): Promise<void> {
		const { kept } = this;
		if (!kept || this.isBusy) return;
		this.isBusy = true;
		this.problem = null;
		// A typed code stays where it can be corrected.
		if (this.step === 'ways' && 'token' in kept.secret) this.step = 'looking';
		const answer = await lookUpInvitation(this.transport, kept.secret);
		this.isBusy = false;
		if ('ok' in answer) {
			[this.offer, this.step] = [answer.ok, 'offered'];
			if (this.#person) await this.submit(this.#person);
		} else if (answer.stop.kind === 'offline') this.step = 'waiting';
		else {
			this.problem = sentenceOf(answer.stop, '');
			if (answer.stop.kind === 'problem' && isOver(answer.stop.code)) this.#drop();
			this.step = 'ways';
		}
	}

	/** Takes the offer; without a network it is taken as soon as there is one and the page is open. */
	async submit(person: Newcomer): Promise<void> {
		const { kept } = this;
		if (!kept) return;
		const { name, username } = person;
		this.kept = { ...kept, name, username };
		keepInvitation(this.kept);
		if (this.step === 'waiting') {
			this.#person = person;
			this.isPrepared = true;
			return;
		}
		await this.#come(async () => {
			const dev = await installOfUser(username);
			return join(this.transport, kept.secret, {
				...person,
				...(dev === undefined ? {} : { dev }),
			});
		});
	}

	async renew(password: string): Promise<void> {
		const { kept, offer } = this;
		if (!kept || offer?.kind !== 'recover') return;
		await this.#come(async () =>
			recover(this.transport, kept.secret, password, await installOfUser(offer.username)),
		);
	}

	/** Puts the invitation aside for good. */
	forget(): void {
		this.#drop();
		this.problem = null;
		this.step = 'ways';
	}

	enter(): void {
		if (this.#database) openDatabaseOf(this.#database);
	}

	/** Asks again when the network comes back, and now and then; gives back how to stop. */
	watch(): () => void {
		const again = () => {
			if (this.step === 'waiting') void this.lookUp();
		};
		addEventListener('online', again);
		const timer = setInterval(again, 10_000);
		return () => {
			removeEventListener('online', again);
			clearInterval(timer);
		};
	}

	async #come(ask: () => Promise<Heeded<EnterAnswer>>): Promise<void> {
		const own = await ownOfPhone().catch(() => null);
		const answer = await this.asked(ask);
		this.#person = null;
		this.isPrepared = false;
		if (!answer) return;
		this.#database = await this.settled(answer);
		if (!this.#database) return;
		const org = answer.device?.org;
		this.business = answer.memberships.find((one) => one.org === org)?.business ?? '';
		this.hasOwn = own !== null;
		this.#drop();
		this.step = 'joined';
	}

	#drop(): void {
		[this.kept, this.#person, this.isPrepared] = [null, null, false];
		keepInvitation(null);
	}
}
