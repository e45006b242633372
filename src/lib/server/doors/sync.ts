// The doors of the sync engine: what phones told comes in, what others told goes out, and a hint of it.
import { parseCursor, pushLimit } from '#lib/protocol/sync.ts';
import { Problem } from '../problem.ts';
import { people } from '../sync/people.ts';
import { pull, type PullRequest } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import { pushRaw } from '../sync/push-raw.ts';
import { walkOps } from '../sync/walk-ops.ts';
import type { Door, DoorName } from './door.ts';
import { hintStream } from './hint-stream.ts';
import { readBytes, readJson, say } from './say.ts';

/** A packed push is never larger than its operations one by one; the envelope needs a little more. */
const mostOfPush = pushLimit.bytes + 16 * 1024;
/** What was too large or too old to be pushed is taken here: it must never be stuck on its phone. */
const mostOfRaw = 4 * 1024 * 1024;

export const syncDoors = {
	'POST /api/orgs/[org]/sync/push': {
		who: 'revocable',
		act: 'sync',
		answer: async (asked, caller) =>
			say(asked, await push(asked.server, caller, await readJson(asked, mostOfPush))),
	},
	'POST /api/orgs/[org]/sync/push-raw': {
		who: 'revocable',
		act: 'sync',
		answer: async (asked, caller) =>
			say(asked, await pushRaw(asked.server, caller, await readBytes(asked, mostOfRaw))),
	},
	'GET /api/orgs/[org]/sync/pull': {
		who: 'device',
		act: 'sync',
		answer: async (asked, caller) =>
			say(asked, await pull(asked.server, caller, pullRequest(asked.url.searchParams))),
	},
	'GET /api/orgs/[org]/sync/hint': {
		who: 'device',
		act: 'sync',
		answer: async ({ server, request }, { org }) => hintStream(server, org, request.signal),
	},
	'GET /api/orgs/[org]/sync/walks/[walkId]': {
		who: 'device',
		act: 'sync',
		answer: async (asked, caller) =>
			say(asked, await walkOps(asked.server, caller, asked.params.walkId ?? '')),
	},
	'GET /api/orgs/[org]/people': {
		who: 'device',
		act: 'people.names',
		answer: async (asked, caller) => say(asked, await people(asked.server, caller)),
	},
} satisfies Partial<Record<DoorName, Door>>;

/** `cur` empty or absent asks for a bootstrap. Throws Problem unreadable. */
function pullRequest(asked: URLSearchParams): PullRequest {
	const told = asked.get('cur') ?? '';
	const cur = told === '' ? null : parseCursor(told);
	const limit = Number(asked.get('limit') ?? Number.NaN);
	if (told !== '' && !cur) throw new Problem('unreadable');
	return {
		cur,
		page: asked.get('page'),
		scope: asked.get('scope'),
		...(Number.isFinite(limit) ? { limit } : {}),
	};
}
