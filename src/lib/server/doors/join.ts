// The doors of an invitation: seeing what it is for, and taking it.
import { withCookies } from '../access/cookie.ts';
import { readSecret } from '../access/forms.ts';
import { join, previewOf } from '../access/join.ts';
import { visitOf } from '../access/visit.ts';
import type { Door, DoorName } from './door.ts';
import { readJson, say } from './say.ts';

export const joinDoors = {
	'GET /api/join': {
		who: 'anyone',
		answer: async (asked) => {
			const secret = readSecret(Object.fromEntries(asked.url.searchParams));
			return say(asked, await previewOf(asked.server, secret, visitOf(asked)));
		},
	},
	'POST /api/join': {
		who: 'anyone',
		answer: async (asked) => {
			const body = await readJson(asked);
			const secret = readSecret(Object(body) as { token?: unknown; code?: unknown });
			const { answer, cookies } = await join(asked.server, secret, body, visitOf(asked));
			return say(asked, answer, { headers: withCookies(cookies) });
		},
	},
} satisfies Partial<Record<DoorName, Door>>;
