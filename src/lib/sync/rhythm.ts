// When the next round begins. A basement can be offline for hours, a restarting server for seconds: the
// wait doubles from two seconds to a minute while somebody looks, to five when nobody does.
import type { Pumped } from './pump.ts';

const second = 1000;
const soonest = 2 * second;
const latest = { seen: 60 * second, hidden: 300 * second };
/** With nothing to do and no hint, the server is asked again after so long. */
const idle = { seen: 45 * second, hidden: 300 * second };
/** Another tab is at it: soon enough to notice when it fell asleep over it. */
const taken = { seen: 20 * second, hidden: 300 * second };

export type Rhythm = {
	/** Rounds in a row that ended in trouble. */
	failures: number;
	/** Somebody looks at the screen. */
	isSeen: boolean;
	/** From 0 to 1: phones that failed together must not come back together. */
	chance: number;
};

/** Milliseconds until the next round. What a server asks for is never undercut. */
export function waitAfter(rounds: readonly Pumped[], rhythm: Rhythm): number {
	const side = rhythm.isSeen ? 'seen' : 'hidden';
	const jitter = 1 + rhythm.chance / 2;
	const asked = rounds.reduce((most, { retry }) => Math.max(most, retry ?? 0), 0);
	if (asked > 0) return asked * second * jitter;
	if (!hasFailed(rounds)) return (rounds.some(({ isBusy }) => isBusy) ? taken : idle)[side];
	const doubled = soonest * 2 ** Math.min(rhythm.failures - 1, 10);
	return Math.min(Math.max(doubled, soonest) * jitter, latest[side]);
}

/** Whether a round ended in trouble: a queue that a person must mend is none. */
export const hasFailed = (rounds: readonly Pumped[]): boolean =>
	rounds.some(({ standing }) => standing.trouble !== null);
