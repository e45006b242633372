// The same promises about the server's inside on both databases: SQLite on a file, and a PostgreSQL that
// the test file starts itself.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { Site } from '#lib/domain/site/site.ts';
import type { Op } from '#lib/protocol/op.ts';
import type { Engine } from '#lib/server/database/database.ts';
import type { Caller } from '#lib/server/sync/context.ts';
import { aPlace, aWalk } from '../support/builders.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { Teller, TestServer } from '../support/server.ts';

export type At = {
	engine: Engine;
	server: TestServer;
	/** Where the server's database lies, to be opened by somebody else too. */
	place: { file: string } | { url: string };
};

/** Runs `tests` on both; each test finds a new and empty database in `at`. */
export function onBoth(tests: (at: At) => void, engines: Engine[] = ['sqlite', 'postgres']): void {
	let postgres: Postgres | undefined;
	let folder = '';
	let count = 0;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'todo-habla-database-'));
		postgres = await startPostgres();
	});
	afterAll(async () => {
		await postgres?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	describe.each(engines)('on %s', (engine) => {
		const at = { engine } as At;
		beforeEach(async () => {
			count += 1;
			const url = (await (engine === 'postgres' ? postgres : null)?.newDatabase()) ?? '';
			at.place = url ? { url } : { file: join(folder, `${count}.db`) };
			at.server = await TestServer.open(at.place);
		});
		afterEach(() => at.server.close());
		tests(at);
	});
}

export type Business = {
	owner: Caller;
	teller: Teller;
	site: Site;
	/** One whole walk, told by the owner. */
	walk: Walk;
	ops: Op[];
};

/** A business with its place and one whole walk in the log. */
export async function aBusiness({ server }: At, from?: number): Promise<Business> {
	const owner = await server.business();
	const teller = new Teller(1, from);
	const { site, facts } = aPlace(teller.here);
	const told = aWalk(site, teller.here);
	const ops = teller.ops([...facts, ...told.facts]);
	await server.tell(owner, ops);
	const walk = { id: told.id, site: site.id, kind: 'house' } as Walk;
	return { owner, teller, site, walk, ops };
}

/** What became of each, in a word. */
export const words = (verdicts: readonly { st: string }[]): string[] =>
	verdicts.map((one) => ('code' in one ? String(one.code) : one.st));
