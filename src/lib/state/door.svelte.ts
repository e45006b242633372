// Coming in by the doors that need the network once: opening a business, signing in, and showing again
// that it is oneself.
import { adoptable } from '#lib/local/enrol.ts';
import { accountOf, metaOf } from '#lib/local/link.ts';
import { classify } from '#lib/local/problem.ts';
import { changePassword, setUp, signIn, type EnterAnswer, type Newcomer } from '#lib/sync/door.ts';
import type { Heeded } from '#lib/sync/talk.ts';
import { overFetch, type Transport } from '#lib/sync/transport.ts';
import { openDatabaseOf, phone } from './phone.svelte.ts';
import { sentenceOf } from './refusal.ts';
import { installOfUser, ownOfPhone, settle, type Own } from './settle.ts';
import { m } from './words.svelte.ts';

/** One thing asked of a server at a time, and what stood in the way of it. */
export class Asking {
	isBusy = $state(false);
	problem = $state<string | null>(null);
	protected readonly transport: Transport;

	constructor(transport: Transport = overFetch()) {
		this.transport = transport;
	}

	/** Null when it was refused or is under way already; then `problem` says why. */
	protected async asked<T>(
		ask: () => Promise<Heeded<T>>,
		offline = m.signIn.offline,
	): Promise<T | null> {
		if (this.isBusy) return null;
		this.isBusy = true;
		this.problem = null;
		try {
			const answer = await ask();
			if ('ok' in answer) return answer.ok;
			this.problem = sentenceOf(answer.stop, offline);
		} catch (error) {
			this.problem = m.problem[classify(error)];
		} finally {
			this.isBusy = false;
		}
		return null;
	}

	/** Gives the database that speaks for them from now on, or null when the phone could not keep it. */
	protected async settled(answer: EnterAnswer, adopting?: string): Promise<string | null> {
		try {
			return await settle(answer, adopting);
		} catch (error) {
			this.problem = m.problem[classify(error)];
			return null;
		}
	}
}

/** A business with its owner, and the database that is theirs on this phone. */
type Opened = { business: string; isAdopted: boolean; database: string };

export class SettingUp extends Asking {
	own = $state.raw<Own | null | undefined>(undefined);
	opened = $state.raw<Opened | null>(null);

	async look(): Promise<void> {
		this.own = await ownOfPhone().catch(() => null);
	}

	async submit(
		token: string,
		told: { business: string; region: string; person: Newcomer; isAdopting: boolean },
	): Promise<void> {
		const own = told.isAdopting ? this.own : null;
		const { business, region, person } = told;
		const adopt = own ? { adopt: { org: own.org, dev: own.dev } } : {};
		const answer = await this.asked(() =>
			setUp(this.transport, { token, business, region, ...person, ...adopt }),
		);
		if (!answer) return;
		const database = await this.settled(answer, own?.name);
		if (database)
			this.opened = { business, isAdopted: own !== null && own !== undefined, database };
	}

	enter(): void {
		if (this.opened) openDatabaseOf(this.opened.database);
	}
}

export class SigningIn extends Asking {
	/** Businesses to choose from; empty while nobody signed in. */
	memberships = $state.raw<EnterAnswer['memberships']>([]);
	/** What other phones of theirs still hold. */
	unsent = $state.raw<EnterAnswer['unsent']>([]);
	#credentials = { username: '', password: '' };
	#database: string | null = null;

	async submit(credentials: { username: string; password: string }): Promise<void> {
		this.#credentials = credentials;
		const answer = await this.#signIn();
		if (!answer) return;
		if (answer.memberships.length === 0) this.problem = m.signIn.nowhere;
		else if (answer.device) await this.#enter(answer);
		else this.memberships = answer.memberships;
	}

	async choose(org: string): Promise<void> {
		const answer = await this.#signIn(org);
		if (answer?.device) await this.#enter(answer);
	}

	enter(): void {
		if (this.#database) openDatabaseOf(this.#database);
	}

	#signIn(org?: string): Promise<EnterAnswer | null> {
		return this.asked(async () => {
			const dev = await installOfUser(this.#credentials.username, org);
			return signIn(this.transport, {
				...this.#credentials,
				...(org === undefined ? {} : { org }),
				...(dev === undefined ? {} : { dev }),
			});
		});
	}

	async #enter(answer: EnterAnswer): Promise<void> {
		this.#database = await this.settled(answer);
		if (!this.#database) return;
		this.unsent = answer.unsent.filter(({ org }) => org === answer.device?.org);
		if (this.unsent.length === 0) this.enter();
	}
}

/** The person of the open database types their password again; nothing of the phone changes by it. */
export class Confirming extends Asking {
	username = $state('');

	async look(): Promise<void> {
		this.username = (await phone.run((db) => metaOf<string>(db, 'username'))) ?? '';
	}

	/** True when a session began for the one who is in use here. */
	async confirm(credentials: { username: string; password: string }): Promise<boolean> {
		const [account, ids] = await phone.run((db) => Promise.all([accountOf(db), adoptable(db)]));
		if (!account) return false;
		const { org } = account;
		const dev = ids ? { dev: ids.dev } : {};
		const answer = await this.asked(() => signIn(this.transport, { ...credentials, org, ...dev }));
		if (!answer) return false;
		if (answer.person.id !== account.person) {
			this.problem = m.team.askOther(account.name);
			return false;
		}
		return (await this.settled(answer, phone.db.name)) !== null;
	}
}

/** Somebody who knows their password takes another. */
export class ChangingPassword extends Asking {
	username = $state('');

	async look(): Promise<void> {
		this.username = (await phone.run((db) => metaOf<string>(db, 'username'))) ?? '';
	}

	async change(password: string, next: string): Promise<boolean> {
		const told = { username: this.username, password, next };
		const ask = () => changePassword(this.transport, told);
		return (await this.asked(ask, m.people.passwordOffline)) !== null;
	}
}
