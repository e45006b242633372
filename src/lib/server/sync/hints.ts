// «There is something new»: a number without data in it, for phones that listen. Between processes it
// travels by PostgreSQL's LISTEN; a hint that is lost costs nobody more than the next poll.
import type pg from 'pg';
import type { Opened } from '../database/database.ts';
import type { Log } from '../log.ts';

export type Hints = {
	/** Tells that an organization's log has grown to `head`; called after the commit only. */
	tell: (org: string, head: number) => void;
	/** Hears of every new head from here on, until the returned function is called. */
	follow: (org: string, listener: (head: number) => void) => () => void;
	close: () => Promise<void>;
};

export async function openHints({ engine, raw }: Opened, log: Log): Promise<Hints> {
	const near = hintsInProcess();
	return engine === 'sqlite' ? near : hintsBetween(raw as pg.Pool, near, log);
}

export function hintsInProcess(): Hints {
	const listeners = new Map<string, Set<(head: number) => void>>();
	return {
		tell: (org, head) => {
			for (const listener of listeners.get(org) ?? []) listener(head);
		},
		follow: (org, listener) => {
			const own = listeners.get(org) ?? new Set();
			listeners.set(org, own.add(listener));
			return () => {
				own.delete(listener);
				if (own.size === 0 && listeners.get(org) === own) listeners.delete(org);
			};
		},
		close: async () => listeners.clear(),
	};
}

const channel = 'todo_habla_heads';
/** Notices are gathered so long (ms): each one locks a queue that all databases of a cluster share. */
const gathering = 25;
const comingBack = 1000;

/** Whatever this process tells comes back to it by the same way as to all others. */
function hintsBetween(pool: pg.Pool, near: Hints, log: Log): Hints {
	const heads = new Map<string, number>();
	let sending: NodeJS.Timeout | undefined;
	let listening: pg.PoolClient | undefined;
	let isClosed = false;

	const send = async () => {
		sending = undefined;
		const told = [...heads].map(([org, head]) => `${org} ${head}`);
		heads.clear();
		await pool
			.query(`select pg_notify('${channel}', told) from unnest($1::text[]) as told`, [told])
			.catch((error: unknown) => log('hints.lost', { why: String(error) }));
	};
	const listen = async (): Promise<void> => {
		if (isClosed) return;
		try {
			const client = await pool.connect();
			listening = client;
			client.on('notification', ({ payload = '' }) => {
				const [org = '', head = ''] = payload.split(' ');
				near.tell(org, Number(head));
			});
			client.once('error', (error) => again(client, error));
			await client.query(`listen ${channel}`);
		} catch (error) {
			again(listening, error);
		}
	};
	const again = (client: pg.PoolClient | undefined, error: unknown) => {
		if (listening !== client || isClosed) return;
		listening = undefined;
		client?.release(true);
		log('hints.silent', { why: String(error) });
		setTimeout(() => void listen(), comingBack).unref();
	};

	void listen();
	return {
		tell: (org, head) => {
			heads.set(org, Math.max(head, heads.get(org) ?? 0));
			sending ??= setTimeout(() => void send(), gathering).unref();
		},
		follow: near.follow,
		close: async () => {
			isClosed = true;
			clearTimeout(sending);
			listening?.release(true);
			await near.close();
		},
	};
}
