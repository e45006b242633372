// Asking the server for a walk whose details this phone does not hold.
import { phone } from './phone.svelte.ts';
import { sync } from './sync.svelte.ts';

/** It comes with the next round; where there is no network, with the first that has one. */
export async function wantWalk(walk: string): Promise<void> {
	await phone.run((db) => db.wanted.put({ walk })).catch(() => undefined);
	sync.onNews();
}

/** The same for several. */
export async function wantWalks(walks: readonly string[]): Promise<void> {
	const rows = walks.map((walk) => ({ walk }));
	await phone.run((db) => db.wanted.bulkPut(rows)).catch(() => undefined);
	sync.onNews();
}
