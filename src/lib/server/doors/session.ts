// The doors of signing in and out. Signing out ends the session alone: a phone keeps its token, and
// what waits on it still gets here.
import { withCookies } from '../access/cookie.ts';
import { changePassword, signIn } from '../access/credentials.ts';
import { enter } from '../access/enter.ts';
import { readCredentials, readDev, readOrg, readPasswordChange } from '../access/forms.ts';
import { visitOf } from '../access/visit.ts';
import type { Door, DoorName } from './door.ts';
import { readJson, say } from './say.ts';

export const sessionDoors = {
	'POST /api/session': {
		who: 'anyone',
		answer: async (asked) => {
			const body = await readJson(asked);
			const visit = visitOf(asked);
			const signedIn = await signIn(asked.server, readCredentials(body), visit);
			const phone = { label: visit.label, dev: readDev(body) };
			const answer = await enter(asked.server, signedIn, phone, readOrg(body));
			return say(asked, answer, { headers: withCookies(signedIn.cookies) });
		},
	},
	'PATCH /api/session': {
		who: 'anyone',
		answer: async (asked) => {
			const { credentials, next } = readPasswordChange(await readJson(asked));
			const { cookies } = await changePassword(asked.server, credentials, next, visitOf(asked));
			return say(asked, {}, { headers: withCookies(cookies) });
		},
	},
	'DELETE /api/session': {
		who: 'anyone',
		answer: async (asked) => {
			const cookies = await asked.server.auth.signOut(visitOf(asked));
			return say(asked, {}, { headers: withCookies(cookies) });
		},
	},
} satisfies Partial<Record<DoorName, Door>>;
