// Only one tab at a time goes a round; the others see what it did in the database. A tab that was put to
// sleep in mid-round keeps its lock for as long as it sleeps: then the others go on without.
import type { Locks } from '#lib/sync/pump.ts';

/** A round that is seen in the same hands after so long (ms) belongs to a tab that sleeps. */
export type Waking = { after: number; now: () => number; newId: () => string };

/** Two rounds at once do everything twice: that is harmless, and dear. */
export function oneTabAtATime({ after, now, newId }: Waking): Locks {
	const seen = new Map<string, { round: string; since: number }>();
	const sleeps = async (name: string): Promise<boolean> => {
		const round = await roundUnder(name);
		const last = seen.get(name);
		if (round !== null && last?.round === round) return now() - last.since >= after;
		if (round !== null) seen.set(name, { round, since: now() });
		return false;
	};
	return async (name, work) => {
		if (!navigator.locks) return without(work);
		// Each round has a name of its own, so that one long round is not taken for two short ones.
		const own = () => navigator.locks.request(`${name} ${newId()}`, work);
		const isOurs = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
			if (lock) await own();
			return lock !== null;
		});
		return isOurs || ((await sleeps(name)) && without(work));
	};
}

/** The name of the round that somebody is at; null when it just ended. */
async function roundUnder(name: string): Promise<string | null> {
	const { held = [] } = await navigator.locks.query();
	return held.find((lock) => lock.name?.startsWith(`${name} `))?.name ?? null;
}

async function without(work: () => Promise<void>): Promise<true> {
	await work();
	return true;
}
