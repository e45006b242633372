// Work that must not overlap waits for its turn. Turns hold within this process only: what several
// servers on one store do to each other is settled by the database.

const last = new Map<string, Promise<unknown>>();

/** Does the work once all earlier work of the same name has ended, well or badly. */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
	const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
	last.set(name, mine);
	const leave = () => {
		if (last.get(name) === mine) last.delete(name);
	};
	mine.then(leave, leave);
	return mine;
}

/** Resolves once nothing waits or is under way: before a store or a database is closed. */
export async function atRest(): Promise<void> {
	while (last.size > 0) await Promise.allSettled(last.values());
}

/** The turn of everything that makes or takes away the bytes of one picture. */
export const pictureTurn = (org: string, sha: string): string => `picture ${org}/${sha}`;
