// Every request to /api comes through here: which door, who is asking, may they, and what went wrong.
import { may } from '#lib/domain/team/access.ts';
import { protocolHeader, protocolOldest } from '#lib/protocol/sync.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import { troubleOf } from '../sync/transaction.ts';
import { deviceCaller, sessionCaller, type DeviceCaller, type SessionCaller } from './caller.ts';
import { doors } from './doors.ts';
import type { Asked, Door, DoorName } from './door.ts';
import { sayProblem } from './say.ts';

/** Whatever a request meets is answered in our words; nothing of an unexpected failure leaves the log. */
export async function answer(server: Server, request: Request, address = ''): Promise<Response> {
	const url = new URL(request.url);
	const found = doorAt(request.method, url.pathname);
	const asked: Asked = { server, request, url, address, params: found?.params ?? {} };
	try {
		if (!found) throw new Problem('not-found');
		return await enter(found.door, found.name, asked);
	} catch (error) {
		// A database that cannot answer now broke nothing: the same is to be asked again.
		const problem = error instanceof Problem ? error : troubleOf(error);
		if (problem) return sayProblem(asked, problem);
		const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
		server.log('door.broke', { door: found?.name ?? '', why });
		return sayProblem(asked, new Problem('handler'));
	}
}

async function enter(door: Door, name: DoorName, asked: Asked): Promise<Response> {
	mindProtocol(name, asked.request);
	if (door.who === 'anyone') {
		mindOrigin(asked, false);
		return door.answer(asked);
	}
	if (door.who === 'session') {
		mindOrigin(asked, true);
		const caller = await personBefore(asked);
		if (!may(caller.viewer.role, door.act)) throw new Problem('not-allowed');
		return door.answer(asked, caller);
	}
	const caller = await deviceBefore(asked);
	if (caller.isRevoked && door.who !== 'revocable') throw new Problem('revoked');
	if (!may(caller.viewer.role, door.act)) throw new Problem('not-allowed');
	return door.answer(asked, caller);
}

/** What an application too old says would be misread; raw bytes are taken from any. */
function mindProtocol(name: DoorName, request: Request): void {
	const told = request.headers.get(protocolHeader);
	if (told === null || name.endsWith('/push-raw')) return;
	if (!(Number(told) >= protocolOldest)) throw new Problem('update');
}

/** A cookie travels with every request a browser makes; only our own pages may use it to change things. */
function mindOrigin({ server, request, url }: Asked, mustBeTold: boolean): void {
	if (request.method === 'GET' || request.method === 'HEAD') return;
	const told = request.headers.get('origin');
	if (told === null ? mustBeTold : told !== (server.config.origin ?? url.origin))
		throw new Problem('other-origin');
}

async function deviceBefore({ server, request, params }: Asked): Promise<DeviceCaller> {
	const told = request.headers.get('authorization');
	const caller = await deviceCaller(server.db, told, server.here.now());
	if (!caller) throw new Problem('not-signed-in');
	// Another business does not exist for whoever is not in it.
	if (caller.org !== params.org) throw new Problem('not-found');
	return caller;
}

async function personBefore({ server, request, params }: Asked): Promise<SessionCaller> {
	const person = await server.auth.sessionOf(request.headers);
	if (!person) throw new Problem('not-signed-in');
	const caller = await sessionCaller(server.db, person, params.org ?? '');
	if (!caller) throw new Problem('not-found');
	return caller;
}

type Found = { name: DoorName; door: Door; params: Record<string, string> };

const paths = Object.entries(doors).map(([name, door]) => {
	const [method = '', path = ''] = name.split(' ');
	return { name: name as DoorName, method, parts: path.split('/'), door };
});

function doorAt(method: string, path: string): Found | null {
	const asked = path.split('/');
	for (const { name, method: known, parts, door } of paths) {
		if (known !== method || parts.length !== asked.length) continue;
		const params: Record<string, string> = {};
		const fits = parts.every((part, at) => {
			const told = asked[at] ?? '';
			if (!part.startsWith('[')) return part === told;
			params[part.slice(1, -1)] = told;
			return /^[\w.~-]{1,200}$/.test(told);
		});
		if (fits) return { name, door, params };
	}
	return null;
}
