// The composition root: what the server is made of, opened once and closed once.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openAuth, type Auth } from './access/auth.ts';
import type { ServerConfig } from './config.ts';
import { openDatabase, type Database, type Engine } from './database/database.ts';
import type { ServerHere } from './here.ts';
import type { Log } from './log.ts';
import { openDiskStore } from './photos/disk-store.ts';
import { forgetBlurred, forgetLeftovers } from './photos/forget.ts';
import type { PhotoStore } from './photos/store.ts';
import { atRest } from './photos/turn.ts';
import { openHints, type Hints } from './sync/hints.ts';
import { takeUp } from './sync/take-up.ts';

export type Server = {
	config: ServerConfig;
	engine: Engine;
	db: Database;
	here: ServerHere;
	log: Log;
	auth: Auth;
	photos: PhotoStore;
	hints: Hints;
	onBlurred: (org: string, photos: readonly string[]) => void;
	close: () => Promise<void>;
};

/** Opens all parts, brings the database up to date and takes up what waited for this version. */
export async function openServer(
	config: ServerConfig,
	{ here, log }: Pick<Server, 'here' | 'log'>,
): Promise<Server> {
	await mkdir(config.dataFolder, { recursive: true });
	const opened = await openDatabase(
		config.databaseUrl
			? { url: config.databaseUrl }
			: { file: join(config.dataFolder, 'todo-habla.db') },
	);
	const { db, engine } = opened;
	const hints = await openHints(opened, log);
	const server: Server = {
		config,
		engine,
		db,
		here,
		log,
		hints,
		auth: await openAuth(opened, config, here),
		photos: await openDiskStore(join(config.dataFolder, 'photos')),
		onBlurred: (org, photos) => {
			void forgetBlurred(server, org, photos).catch((error: unknown) => {
				log('photo.not-forgotten', { org, why: String(error) });
			});
		},
		close: async () => {
			await hints.close();
			await atRest();
			await opened.close();
		},
	};
	await takeUp(server);
	await forgetLeftovers(server);
	return server;
}
