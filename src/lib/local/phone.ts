// The one way into the phone's database: opens, classifies what fails, reopens, tries once more.
import { PhoneDatabase } from './database.ts';
import { classify, LocalProblem } from './problem.ts';

/** Opening hangs on some phones after a crash; longer than this and it is told, not waited for. */
const openLimit = 8_000;

/** A second try would give the same answer, or only double the wait. */
const finals = new Set(['newer', 'unavailable', 'hangs']);

export type PhoneEvents = {
	/** Another tab wants to upgrade or delete the database: this one has let go of it. */
	onVersionChange?: () => void;
	/** Another tab holds the database in an older version, so opening waits for it. */
	onBlocked?: () => void;
};

export class Phone {
	readonly db: PhoneDatabase;
	#open: Promise<void> | null = null;
	#openLimit: number;
	/** Set once another tab has taken the database over; reopening would only block it. */
	#handedOver = false;

	constructor(name: string, events: PhoneEvents = {}, limit = openLimit) {
		this.db = new PhoneDatabase(name);
		this.#openLimit = limit;
		this.db.on('versionchange', () => {
			this.#handedOver = true;
			this.db.close();
			events.onVersionChange?.();
			return false;
		});
		this.db.on('blocked', () => events.onBlocked?.());
		this.db.on('close', () => (this.#open = null));
	}

	/** Opens if needed. Throws LocalProblem after two tries. */
	async open(): Promise<void> {
		if (this.#handedOver) throw new LocalProblem('blocked');
		this.#open ??= this.#openOnce().catch(async (error: unknown) => {
			const code = classify(error);
			this.db.close();
			if (finals.has(code)) throw new LocalProblem(code, error);
			return this.#openOnce();
		});
		try {
			await this.#open;
		} catch (error) {
			this.#open = null;
			this.db.close();
			throw new LocalProblem(classify(error), error);
		}
	}

	/**
	 * Runs work on the open database; when the connection was lost, reopens and runs it once more.
	 * Work must therefore be safe to repeat: ids are made before it, and it is one transaction.
	 */
	async run<T>(work: (db: PhoneDatabase) => Promise<T>): Promise<T> {
		await this.open();
		const connection = this.db.backendDB();
		try {
			return await work(this.db);
		} catch (error) {
			const code = classify(error);
			if (code !== 'lost') throw error instanceof LocalProblem ? error : problemOf(code, error);
			await this.#reopen(connection);
			return work(this.db).catch((again: unknown) => {
				throw problemOf(classify(again), again);
			});
		}
	}

	/** Asks the database a trifle, and reopens it when it does not answer (iPhones after sleep). */
	async probe(): Promise<void> {
		await this.run((db) => db.meta.get('install'));
	}

	close(): void {
		this.db.close();
		this.#open = null;
	}

	/** Whoever lost the same connection later finds the new one, and must not close it again. */
	async #reopen(lost: IDBDatabase): Promise<void> {
		if (this.db.backendDB() === lost) this.close();
		await this.open();
	}

	async #openOnce(): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<never>((_, reject) => {
			timer = setTimeout(() => reject(new LocalProblem('hangs')), this.#openLimit);
		});
		try {
			await Promise.race([this.db.open(), late]);
		} finally {
			clearTimeout(timer);
		}
	}
}

const problemOf = (code: LocalProblem['code'], cause: unknown): LocalProblem =>
	new LocalProblem(code, cause);
