// The door that sets up a business, once for each link.
import { withCookies } from '../access/cookie.ts';
import { readSetUp } from '../access/forms.ts';
import { setUp } from '../access/set-up.ts';
import { visitOf } from '../access/visit.ts';
import type { Door, DoorName } from './door.ts';
import { readJson, say } from './say.ts';

export const setUpDoors = {
	'POST /api/set-up': {
		who: 'anyone',
		answer: async (asked) => {
			const form = readSetUp(await readJson(asked));
			const { answer, cookies } = await setUp(asked.server, form, visitOf(asked));
			return say(asked, answer, { headers: withCookies(cookies) });
		},
	},
} satisfies Partial<Record<DoorName, Door>>;
