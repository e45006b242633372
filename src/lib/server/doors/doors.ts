// Every door there is. A file under routes/api exists for each, and a test holds the two together.
import { answers } from '../database/database.ts';
import type { Door, DoorName } from './door.ts';
import { joinDoors } from './join.ts';
import { photoDoors } from './photos.ts';
import { reviewDoors } from './review.ts';
import { say } from './say.ts';
import { sessionDoors } from './session.ts';
import { setUpDoors } from './set-up.ts';
import { syncDoors } from './sync.ts';
import { teamDoors } from './team.ts';

const health: Door = {
	who: 'anyone',
	answer: async (asked) => {
		const ok = await answers(asked.server.db);
		return say(asked, { ok }, { status: ok ? 200 : 503 });
	},
};

export const doors: Record<DoorName, Door> = {
	'GET /api/health': health,
	...setUpDoors,
	...joinDoors,
	...sessionDoors,
	...teamDoors,
	...syncDoors,
	...photoDoors,
	...reviewDoors,
};
