// What the chip and the screens know of sending: from the database at once, from the engine when it runs.
import type { Waiting } from '#lib/local/waiting.ts';
import { hasPeople } from './phone.svelte.ts';
import { standingOf, type Standing } from './standing.ts';

class Sync {
	/** What the open database says; undefined until it spoke. */
	waiting = $state.raw<Waiting>();
	/** A round is under way. */
	isBusy = $state(false);
	/** Set by the engine once it is here: something was told. */
	onNews: () => void = () => undefined;

	/** No server was found the last time it was asked. */
	get isOffline(): boolean {
		return this.waiting?.trouble?.code === 'offline';
	}

	get standing(): Standing {
		return standingOf(this.waiting, this.isBusy && !this.isOffline);
	}

	/** Somebody on this phone, if not whoever is looking, has an account whose work may wait. */
	get isNeeded(): boolean {
		return this.waiting?.hasAccount === true || hasPeople();
	}
}

export const sync = new Sync();
