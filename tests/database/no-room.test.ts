// A database without room for one page more: it says so, keeps what it had, and goes on once there is room.
import { sql } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Opened } from '#lib/server/database/database.ts';
import { inSavepoint, inTransaction } from '#lib/server/sync/transaction.ts';

let opened: Opened;
beforeEach(async () => {
	opened = await openDatabase({ file: ':memory:' });
});
afterEach(() => opened.close());

const room = (pages: number) => {
	const raw = opened.raw as DatabaseSync;
	const { page_count } = raw.prepare('pragma page_count').get() as { page_count: number };
	raw.exec(`pragma max_page_count = ${page_count + pages}`);
};
const fill = async (db: Opened['db'], name: string) => {
	for (let at = 0; at < 50; at += 1)
		await sql`insert into settings values (${name + at}, ${'x'.repeat(3_000)})`.execute(db);
};
const kept = async () => (await opened.db.selectFrom('settings').select('key').execute()).length;

test('a transaction that does not fit is undone, and the reason is told', async () => {
	const before = await kept();
	room(2);
	for (let again = 0; again < 3; again += 1)
		await expect(inTransaction(opened, (db) => fill(db, 'a'))).rejects.toMatchObject({
			code: 'disk-full',
		});
	expect(await kept()).toBe(before);
	room(1_000);
	await inTransaction(opened, (db) => fill(db, 'b'));
	expect(await kept()).toBe(before + 50);
});

test('also from within a savepoint, which goes with the transaction', async () => {
	const before = await kept();
	room(2);
	const work = (db: Opened['db']) => inSavepoint(db, () => fill(db, 'a'));
	await expect(inTransaction(opened, work)).rejects.toMatchObject({ code: 'disk-full' });
	expect(await kept()).toBe(before);
});
