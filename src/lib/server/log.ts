// The server's log: one line of JSON an event, without secrets and without what people wrote.

export type Log = (event: string, facts?: Record<string, string | number | boolean | null>) => void;

/** Names whose values never belong in a log, whoever hands them over. */
const secret = /token|password|secret|cookie|authorization|code_hash/i;

/** A log that writes lines somewhere. */
export const logTo =
	(write: (line: string) => void, now: () => number): Log =>
	(event, facts = {}) => {
		const told = Object.entries(facts).filter(([name]) => !secret.test(name));
		const at = new Date(now()).toISOString();
		write(JSON.stringify({ at, event, ...Object.fromEntries(told) }));
	};

export const silent: Log = () => undefined;
