// What the work on photos needs of the server.
import type { Server } from '../server.ts';

export type PhotoContext = Pick<Server, 'db' | 'engine' | 'here' | 'log' | 'photos'> & {
	config: Pick<Server['config'], 'photoQuotaMb'>;
};

/** A picture of a business. */
export type Named = { org: string; sha: string };
