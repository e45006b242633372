// A business with its people, phones and photos behind real HTTP: what every test of photos stands on.
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import type { MembersTable } from '#lib/server/database/tables/members.ts';
import { openDatabase } from '#lib/server/database/database.ts';
import { deviceCaller, hashOfSecret } from '#lib/server/doors/caller.ts';
import type { Asked } from '#lib/server/doors/door.ts';
import { photoDoors } from '#lib/server/doors/photos.ts';
import { sayProblem } from '#lib/server/doors/say.ts';
import { here } from '#lib/server/here.ts';
import type { Log } from '#lib/server/log.ts';
import type { PhotoContext } from '#lib/server/photos/context.ts';
import { openDiskStore } from '#lib/server/photos/disk-store.ts';
import type { PhotoStore } from '#lib/server/photos/store.ts';
import { atRest } from '#lib/server/photos/turn.ts';
import { Problem } from '#lib/server/problem.ts';
import type { Server } from '#lib/server/server.ts';
import type { Picture } from './pictures.ts';

export const org = '11111111-1111-4111-8111-111111111111';
export const site = 'site-1';

/** Kit's own limit, as serve.ts sets it. */
const bodySizeLimit = 20 * 1024 * 1024;

export type House = {
	context: PhotoContext;
	origin: string;
	logged: string[];
	/** Files that are on their way, or were left behind. */
	leftovers: () => Promise<string[]>;
	/** A phone of somebody with that role; gives its token. */
	phone: (person: string, place?: Partial<Place>) => Promise<string>;
	/** As an accepted photo.add would. */
	declare: (picture: Picture, ref?: Partial<Ref>) => Promise<void>;
	stateOf: (sha: string) => Promise<string | undefined>;
	photoBytes: () => Promise<number>;
	ask: (method: string, path: string, token: string, body?: Body) => Promise<Response>;
	close: () => Promise<void>;
};
type Place = { role: MembersTable['role']; sites: string; revokedAt: number | null; org: string };
type Ref = {
	scope: string;
	ref: string;
	photo: string;
	walk: string;
	person: string;
	isHidden: 0 | 1;
};
type Body = string | Buffer;

export type Options = {
	url?: string;
	folder?: string;
	quotaMb?: number;
	/** Another store than a disk's, or a disk's that is watched. */
	store?: (disk: PhotoStore) => PhotoStore;
};

export async function openHouse({
	url,
	folder,
	quotaMb = 20_000,
	store,
}: Options = {}): Promise<House> {
	const home = await mkdtemp(join(tmpdir(), 'todo-habla-photos-'));
	const photosFolder = folder ?? join(home, 'photos');
	const opened = await openDatabase(url ? { url } : { file: join(home, 'db') });
	const logged: string[] = [];
	const log: Log = (event, facts) => void logged.push(JSON.stringify({ event, ...facts }));
	const disk = await openDiskStore(photosFolder);
	const context: PhotoContext = {
		...{ db: opened.db, engine: opened.engine, here, log },
		photos: store?.(disk) ?? disk,
		config: { photoQuotaMb: quotaMb },
	};
	await addOrg(context, org);
	const http = await listen(context);
	return {
		context,
		logged,
		origin: http.origin,
		leftovers: () => readdir(join(photosFolder, '.arriving')),
		phone: (person, place) => addPhone(context, person, place),
		declare: (picture, ref) => declare(context, picture, ref),
		stateOf: async (sha) =>
			(
				await context.db
					.selectFrom('photos')
					.select('state')
					.where('sha', '=', sha)
					.executeTakeFirst()
			)?.state,
		photoBytes: async () =>
			(
				await context.db
					.selectFrom('orgs')
					.select('photo_bytes')
					.where('id', '=', org)
					.executeTakeFirstOrThrow()
			).photo_bytes,
		ask: (method, path, token, body) =>
			fetch(`${http.origin}/api/orgs/${org}/photos${path}`, {
				method,
				headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
				body: typeof body === 'object' ? new Uint8Array(body) : body,
			}),
		close: async () => {
			await http.close();
			await atRest();
			await opened.close();
			await rm(home, { recursive: true, force: true });
		},
	};
}

export const addOrg = ({ db }: PhotoContext, id: string) =>
	db
		.insertInto('orgs')
		.values({
			...{ id, epoch: 'e', head_seq: 0, chain: '0', dev: 'd', dev_n: 0, durable_seq: 0 },
			...{ people_version: 0, photo_bytes: 0, created_at: here.now() },
		})
		.execute();

async function addPhone({ db }: PhotoContext, person: string, place: Partial<Place> = {}) {
	const token = here.newSecret();
	const at = { org: place.org ?? org, person };
	await db
		.insertInto('members')
		.values({
			...at,
			...{ name: person, role: place.role ?? 'lead', sites: place.sites ?? 'all' },
			...{ from_seq: 1, to_seq: null, since: 0 },
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await db
		.insertInto('devices')
		.values({
			...at,
			...{ id: `phone of ${person} ${token.slice(0, 6)}`, token_hash: hashOfSecret(token) },
			...{ label: 'Chrome, Android', dev: null, app: null, off: null, pending_ops: 0 },
			...{ pending_photos: 0, oldest_pending: null, pulled_seq: 0, created_at: 0 },
			...{ last_seen: null, revoked_at: place.revokedAt ?? null },
		})
		.execute();
	return token;
}

async function declare({ db }: PhotoContext, { sha, bytes }: Picture, ref: Partial<Ref> = {}) {
	await db
		.insertInto('photos')
		.values({
			...{ org, sha, bytes: bytes.length, mime: 'image/jpeg', state: 'declared' },
			...{ declared_at: here.now(), stored_at: null },
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await db
		.insertInto('photo_refs')
		.values({
			...{ org, sha, ref: ref.ref ?? here.newId(), scope: ref.scope ?? `site:${site}` },
			...{ walk: ref.walk ?? 'walk-1', photo: ref.photo ?? here.newId() },
			...{ person: ref.person ?? 'ana', device: 'phone', is_hidden: ref.isHidden ?? 0 },
		})
		.execute();
}

/** The doors of photos behind Node's HTTP and Kit's own translation of it, as in production. */
async function listen(context: PhotoContext) {
	const server = createServer((incoming, outgoing) => {
		void getRequest({ request: incoming, base: 'http://localhost', bodySizeLimit })
			.then((request) => answer(context, request))
			.then((response) => setResponse(outgoing, response));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

async function answer(context: PhotoContext, request: Request): Promise<Response> {
	const url = new URL(request.url);
	const [, , , who = '', , last] = url.pathname.split('/');
	const kind = last === undefined ? '' : last === 'have' ? '/have' : '/[sha]';
	const name = `${request.method} /api/orgs/[org]/photos${kind}` as keyof typeof photoDoors;
	const server = context as unknown as Server;
	const asked: Asked = { server, request, url, params: { org: who, sha: last ?? '' }, address: '' };
	try {
		const door = photoDoors[name];
		const caller = await deviceCaller(context.db, request.headers.get('authorization'), here.now());
		if (!door || !caller || caller.org !== who) throw new Problem('not-signed-in');
		return await door.answer(asked, caller);
	} catch (error) {
		if (error instanceof Problem) return sayProblem(asked, error);
		context.log('broke', { why: String(error) });
		return sayProblem(asked, new Problem('handler'));
	}
}
