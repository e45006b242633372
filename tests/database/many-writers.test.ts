// Sixteen writers and a reader on PostgreSQL, through two servers: nobody ever reads past an operation that
// is not there yet, and every phone that listens hears of what comes.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Cursor } from '#lib/protocol/sync.ts';
import { chainStart } from '#lib/server/sync/content.ts';
import { verify } from '#lib/server/sync/verify.ts';
import { startOf } from '../support/builders.ts';
import { Teller, TestServer } from '../support/server.ts';
import { aBusiness, onBoth, words } from './engines.ts';

const writers = 16;
const rounds = 8;

onBoth(
	(at) => {
		test('a reader that polls while sixteen write has every operation exactly once', async () => {
			const { owner, site } = await aBusiness(at);
			const second = await TestServer.open(at.place);
			const servers = [at.server, second];
			const { last } = await at.server.hear(owner);
			let cur: Cursor = { epoch: last.epoch, seq: 0, chain: chainStart };
			const read: string[] = [];
			let isWriting = true;
			const readOn = async () => {
				const { rows, last: page } = await at.server.hear(owner, { cur });
				read.push(...rows.map(({ op }) => op.id));
				cur = page.next ?? cur;
			};
			const reading = (async () => {
				while (isWriting) await readOn();
			})();
			const told = await Promise.all(
				Array.from({ length: writers }, async (_, index) => {
					const teller = new Teller(200 + index);
					const server = servers[index % 2] ?? at.server;
					const ids: string[] = [];
					for (let round = 0; round < rounds; round += 1) {
						const ops = teller.ops([startOf(site, teller.here), startOf(site, teller.here)]);
						expect(words(await server.tell(owner, ops))).toEqual(['ok', 'ok']);
						ids.push(...ops.map(({ id }) => id));
					}
					return ids;
				}),
			);
			isWriting = false;
			await reading;
			await readOn();
			expect(new Set(read).size).toBe(read.length);
			expect(read).toEqual(expect.arrayContaining(told.flat()));
			expect(await verify(at.server.context.db, owner.org)).toEqual([]);
			await second.close();
		});

		test('a connection that is cut is told as busy, and asking again loses and doubles nothing', async () => {
			const { owner, site } = await aBusiness(at);
			const killer = await TestServer.open(at.place);
			let isWriting = true;
			const killing = (async () => {
				while (isWriting) {
					await sql`select pg_terminate_backend(pid) from pg_stat_activity
						where datname = current_database() and pid <> pg_backend_pid()`
						.execute(killer.context.db)
						.catch(() => undefined);
					await new Promise((done) => setTimeout(done, 15));
				}
			})();
			let busy = 0;
			const told = await Promise.all(
				Array.from({ length: 6 }, async (_, index) => {
					const teller = new Teller(300 + index);
					const ops = Array.from({ length: 40 }, () => teller.op(startOf(site, teller.here)));
					for (let from = 0; from < ops.length; from += 4) {
						const send = () => at.server.tell(owner, ops.slice(from, from + 4));
						for (let done = false; !done;) {
							const said = await send().catch((error: unknown) => error);
							done = Array.isArray(said);
							if (done) continue;
							expect(said).toMatchObject({ code: 'busy', retry: expect.any(Number) });
							busy += 1;
						}
					}
					return ops.map(({ id }) => id);
				}),
			);
			isWriting = false;
			await killing;
			await killer.close();
			expect(busy).toBeGreaterThan(0);
			const start = { epoch: (await at.server.hear(owner)).last.epoch, seq: 0, chain: chainStart };
			const { rows } = await at.server.hear(owner, { cur: start, limit: 5000 });
			const ids = rows.map(({ op }) => op.id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).toEqual(expect.arrayContaining(told.flat()));
			expect(await verify(at.server.context.db, owner.org)).toEqual([]);
		});

		test('what comes to one server is hinted at by the other', async () => {
			const { owner, teller, site } = await aBusiness(at);
			const second = await TestServer.open(at.place);
			const heads: number[] = [];
			const heard = new Promise<void>((done) => {
				second.context.hints.follow(owner.org, (head) => {
					heads.push(head);
					done();
				});
			});
			// Until the other server listens it hears nothing: then the next word reaches it.
			const again = setInterval(() => {
				void at.server.tell(owner, [teller.op(startOf(site, teller.here))]);
			}, 100);
			await heard;
			clearInterval(again);
			expect(heads[0]).toBeGreaterThan(0);
			await at.server.tell(owner, [teller.op(startOf(site, teller.here))]);
			await second.close();
		});
	},
	['postgres'],
);
