// What the chip and the screens know of sending: from the database at once, from the engine when it runs.
import type { Waiting } from '#lib/local/waiting.ts';
import { standingOf, type Standing } from './standing.ts';

class Sync {
	/** What the open database says; undefined until it spoke. */
	waiting = $state.raw<Waiting>();
	/** A round is under way. */
	isBusy = $state(false);
	/** The server did not answer the last time it was asked. */
	isOffline = $state(false);

	get standing(): Standing {
		return standingOf(this.waiting, this.isBusy && !this.isOffline);
	}
}

export const sync = new Sync();
