// What a server without a business tells its keeper when it starts. Printed, never logged: the link lets
// whoever has it in.
import { firstSetUpLink, hasBusiness } from '../access/set-up.ts';
import type { Server } from '../server.ts';

const another = 'npm run set-up-link';

/** Null once there is a business. */
export async function firstWords(server: Server): Promise<string | null> {
	if (await hasBusiness(server)) return null;
	const link = await firstSetUpLink(server);
	return link
		? `No business yet. Whoever opens this link within 7 days sets one up; it works once:\n${link}`
		: `No business yet. The link of an earlier start still works; for another one: ${another}`;
}
