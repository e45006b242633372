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
