// The secret that signs session cookies: made once, kept beside the sessions it signs.
import type { Database } from '../database/database.ts';
import type { ServerHere } from '../here.ts';

const key = 'session-secret';

/** Two servers that start at once agree on the one that came first. */
export async function secretOf(db: Database, here: ServerHere): Promise<string> {
	await db
		.insertInto('settings')
		.values({ key, value: here.newSecret() })
		.onConflict((conflict) => conflict.column('key').doNothing())
		.execute();
	const row = db.selectFrom('settings').select('value').where('key', '=', key);
	return (await row.executeTakeFirstOrThrow()).value;
}
