// A server with people in it, asked through its doors as phones and browsers ask.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstSetUpLink, setUpLink } from '#lib/server/access/set-up.ts';
import type { ServerConfig } from '#lib/server/config.ts';
import { answer } from '#lib/server/doors/answer.ts';
import { here } from '#lib/server/here.ts';
import { logTo } from '#lib/server/log.ts';
import { openServer, type Server } from '#lib/server/server.ts';
import type { EnterAnswer, InvitationAnswer } from '#lib/protocol/door.ts';

export const origin = 'https://todo.example';

/** What a test may say of a request; by default our own page asks, from one address. */
export type Asking = {
	body?: unknown;
	raw?: string;
	cookie?: string | undefined;
	token?: string | undefined;
	from?: string | null;
	address?: string;
	userAgent?: string;
	signal?: AbortSignal;
};

export type Said = {
	status: number;
	body: Record<string, unknown>;
	/** Set-Cookie headers, and what a browser would send back. */
	cookies: string[];
	cookie: string;
	headers: Headers;
};

/** A person who has come in: their session and their phone. */
export type Guest = EnterAnswer & { cookie: string; token: string };

export class House {
	server: Server;
	/** Every line that the server logged. */
	readonly lines: string[] = [];
	/** ms by which the server's clock is ahead of the world's. */
	ahead = 0;
	readonly #config: ServerConfig;

	private constructor(server: Server | null, config: ServerConfig) {
		this.server = server as Server;
		this.#config = config;
	}

	/** On a PostgreSQL database, or on SQLite in a folder of its own. */
	static async opened(databaseUrl?: string): Promise<House> {
		const house = new House(null, {
			...{ dataFolder: await mkdtemp(join(tmpdir(), 'todo-habla-house-')), databaseUrl },
			...{ origin, linkOrigin: origin, photoQuotaMb: 10, secret: undefined },
		});
		await house.#open();
		return house;
	}

	async #open(): Promise<void> {
		const now = () => here.now() + this.ahead;
		this.server = await openServer(this.#config, {
			here: { ...here, now },
			log: logTo((line) => this.lines.push(line), now),
		});
	}

	async restart(isClosed = false): Promise<void> {
		if (!isClosed) await this.server.close();
		await this.#open();
	}

	async closed(): Promise<void> {
		await this.server.close();
		await rm(this.#config.dataFolder, { recursive: true, force: true });
	}

	/** `name` as in doors.ts, with the real values in the path: `GET /api/join?code=…`. */
	async ask(name: string, asking: Asking = {}): Promise<Said> {
		const [method = 'GET', path = ''] = name.split(' ');
		const { body, raw, cookie, token, from = origin, userAgent, signal } = asking;
		const headers = new Headers();
		if (from !== null) headers.set('origin', from);
		if (cookie) headers.set('cookie', cookie);
		if (token) headers.set('authorization', `Bearer ${token}`);
		if (userAgent) headers.set('user-agent', userAgent);
		const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
		const init = {
			...{ method, headers, ...(signal ? { signal } : {}) },
			...(sent === undefined ? {} : { body: sent }),
		};
		const request = new Request(`${origin}${path}`, init);
		return saidIn(await answer(this.server, request, asking.address ?? '192.0.2.1'));
	}

	async #enters(name: string, body: object): Promise<Guest> {
		const { status, body: said, cookie } = await this.ask(name, { body });
		if (status !== 200) throw new Error(`${name}: ${JSON.stringify(said)}`);
		const entered = said as unknown as EnterAnswer;
		return { ...entered, cookie, token: entered.device?.token ?? '' };
	}

	/** The keeper starts the server, and this person opens a business with the printed link. */
	async setUp(person: object, business = 'La Esquina', more: object = {}): Promise<Guest> {
		const link = (await firstSetUpLink(this.server)) ?? (await setUpLink(this.server));
		const told = { token: secretOf(link), business, region: 'MX', ...person, ...more };
		return this.#enters('POST /api/set-up', told);
	}

	async invites(owner: Guest, offer: object = {}): Promise<InvitationAnswer> {
		const org = orgOf(owner);
		const body = { role: 'lead', sites: 'all', hours: 48, uses: 1, ...offer };
		const said = await this.ask(`POST /api/orgs/${org}/invitations`, {
			body,
			cookie: owner.cookie,
		});
		if (said.status !== 200) throw new Error(JSON.stringify(said.body));
		return said.body as unknown as InvitationAnswer;
	}

	async joins(invitation: InvitationAnswer, person: object): Promise<Guest> {
		return this.#enters('POST /api/join', { token: invitation.token, ...person });
	}

	async signsIn(person: { username: string; password: string }, more: object = {}): Promise<Guest> {
		const { username, password } = person;
		return this.#enters('POST /api/session', { username, password, ...more });
	}
}

/** Behind the # of a link. */
export const secretOf = (link: string): string => link.split('#')[1] ?? '';

export const orgOf = ({ device }: Pick<Guest, 'device'>): string => device?.org ?? '';

export const ana = { name: 'Ana Ruiz', username: 'ana', password: 'tres palabras sueltas' };
export const luis = { name: 'Luis', username: 'luis.m', password: 'otra frase larga' };
export const eva = { name: 'Eva', username: 'eva_aud', password: 'mira con sus ojos' };

async function saidIn(response: Response): Promise<Said> {
	const cookies = response.headers.getSetCookie();
	return {
		status: response.status,
		body: await bodyOf(response),
		cookies,
		cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '),
		headers: response.headers,
	};
}

/** Only JSON is read: a picture or a line that waits for news has nothing to say here. */
async function bodyOf(response: Response): Promise<Record<string, unknown>> {
	if (response.headers.get('content-type') === 'application/json')
		return (await response.json()) as Record<string, unknown>;
	await response.body?.cancel();
	return {};
}
