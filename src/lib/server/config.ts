// The only reader of the environment on the server. Everything has a default that works on a laptop.

export type Config = {
	/** Undefined: every address of this machine. */
	host: string | undefined;
	port: number;
	/** Folder of the build that is served. */
	build: string;
	/** False: serve the build that is there, whatever the sources say. */
	mayBuild: boolean;
	/** Started by a npm script: the server ends when npm does. */
	underNpm: boolean;
};

/** What the application's own parts need; the front of the house has its own. */
export type ServerConfig = {
	/** Folder of the embedded database and of the photos. */
	dataFolder: string;
	/** PostgreSQL instead of the embedded database. */
	databaseUrl: string | undefined;
	/** The public address; undefined: taken from each request. */
	origin: string | undefined;
	/** Where links lead that are printed rather than answered. */
	linkOrigin: string;
	/** Megabytes of photos that one business may keep. */
	photoQuotaMb: number;
	/** Signs sessions; undefined: made once and kept in the database. */
	secret: string | undefined;
};

/** Something the keeper can put right; the message says how and is all they need to see. */
export class Refusal extends Error {}

type Environment = Record<string, string | undefined>;

export function readConfig(env: Environment = process.env): Config {
	const port = Number(env.PORT || 3000);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new Refusal(`PORT is "${env.PORT}", but must be a whole number up to 65535.`);
	return {
		host: env.HOST || undefined,
		port,
		build: env.TODO_HABLA_BUILD || 'build',
		mayBuild: env.TODO_HABLA_NO_BUILD !== '1',
		underNpm: Boolean(env.npm_lifecycle_event),
	};
}

/** Throws Refusal for what the keeper must put right. */
export function readServerConfig(env: Environment = process.env): ServerConfig {
	const quota = Number(env.TODO_HABLA_PHOTO_QUOTA_MB || 20_000);
	if (!(quota > 0))
		throw new Refusal(
			`TODO_HABLA_PHOTO_QUOTA_MB is "${env.TODO_HABLA_PHOTO_QUOTA_MB}", but must be a number of megabytes above 0.`,
		);
	const url = env.DATABASE_URL || undefined;
	if (url && !/^postgres(ql)?:\/\//.test(url))
		throw new Refusal('DATABASE_URL must start with postgres:// or postgresql://.');
	const origin = env.ORIGIN?.replace(/\/$/, '') || undefined;
	return {
		dataFolder: env.TODO_HABLA_DATA || 'data',
		databaseUrl: url,
		origin,
		linkOrigin: origin ?? `http://localhost:${env.PORT || 3000}`,
		photoQuotaMb: quota,
		secret: env.TODO_HABLA_SECRET || undefined,
	};
}

/** The environment for a build that is written to `out`. */
export const buildEnvironment = (out: string): Environment => ({
	...process.env,
	NODE_ENV: 'production',
	TODO_HABLA_BUILD: out,
});

/**
 * Kit's handler reads the environment while it is loaded, so its defaults are set before.
 * A photo kept as the phone took it may weigh 15 MB. Without ORIGIN the address is taken from the
 * request, and whether it is HTTPS from the proxy in front (or plain HTTP when there is none).
 */
export function lendDefaultsToHandler(env: Environment = process.env): void {
	env.BODY_SIZE_LIMIT ||= '20M';
	if (!env.ORIGIN) env.PROTOCOL_HEADER ||= 'x-forwarded-proto';
}
