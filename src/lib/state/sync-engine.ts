// Sends and fetches by itself: after a write, when the network or the screen comes back, by the clock,
// and when the server hints at news. Loaded after the first screen is settled.
import type { Account } from '#lib/local/link.ts';
import { accountOf } from '#lib/local/link.ts';
import { Phone } from '#lib/local/phone.ts';
import { listenForHints } from '#lib/sync/hint.ts';
import { pump, roundLimit, type Pumped } from '#lib/sync/pump.ts';
import { hasFailed, waitAfter } from '#lib/sync/rhythm.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { here } from './here.ts';
import { inExample, openName, phone } from './phone.svelte.ts';
import { oneTabAtATime } from './round-lock.ts';
import { amongPeople } from './settle.ts';
import { sync } from './sync.svelte.ts';

const transport = overFetch();
/** Taps come in bursts: they travel together. */
const pause = 1_200;
/** A line that fell is listened to again after so long. */
const hintPause = 15_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<Pumped[]> | null = null;
let isAskedAgain = false;
let failures = 0;

/** Drains every database of this phone, except the example's; a second call joins the first. */
export function syncNow(): Promise<Pumped[]> {
	running ??= round().finally(() => {
		running = null;
		if (isAskedAgain) soon();
		isAskedAgain = false;
	});
	return running;
}

async function round(): Promise<Pumped[]> {
	clearTimeout(timer);
	const others = await otherPhones();
	sync.isBusy = true;
	try {
		const phones = inExample ? others : [phone, ...others];
		const rounds = await pump({ phones, transport, here, app: __APP_VERSION__, locks });
		failures = hasFailed(rounds) ? failures + 1 : 0;
		after(waitAfter(rounds, { failures, isSeen: isSeen(), chance: chance() }));
		return rounds;
	} finally {
		sync.isBusy = false;
		for (const other of others) other.close();
	}
}

async function otherPhones(): Promise<Phone[]> {
	const rows = await amongPeople((registry) => registry.list()).catch(() => []);
	const names = rows.filter(({ person }) => person !== null).map(({ name }) => name);
	return names.filter((name) => inExample || name !== openName).map((name) => new Phone(name));
}

const locks = oneTabAtATime({ after: roundLimit, ...here });

const isSeen = () => document.visibilityState === 'visible';
/** From 0 to 1, out of the one source of chance that this phone has. */
const chance = () => Number.parseInt(here.newId().slice(0, 4), 16) / 0xffff;

function after(wait: number): void {
	clearTimeout(timer);
	timer = setTimeout(() => void syncNow(), wait);
}

function soon(): void {
	if (running) isAskedAgain = true;
	else after(pause);
}

/** Starts for as long as the page lives; gives back how to stop. */
export function startSync(): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	sync.onNews = soon;
	const onReturn = () => {
		if (isSeen()) void syncNow();
	};
	addEventListener('online', () => void syncNow(), { signal });
	document.addEventListener('visibilitychange', onReturn, { signal });
	void syncNow();
	void listen(signal);
	return () => {
		stop.abort();
		clearTimeout(timer);
		sync.onNews = () => undefined;
	};
}

/** Listens while somebody looks; where it cannot be heard, the clock does the same. */
async function listen(signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const account = inExample ? null : await speaking();
		if (account && isSeen()) await listenForHints(transport, account, soon, whileSeen(signal));
		await new Promise((done) => setTimeout(done, hintPause));
	}
}

const speaking = (): Promise<Account | null> => phone.run(accountOf).catch(() => null);

function whileSeen(outer: AbortSignal): AbortSignal {
	const hidden = new AbortController();
	const look = () => {
		if (!isSeen()) hidden.abort();
	};
	document.addEventListener('visibilitychange', look, { signal: hidden.signal });
	return AbortSignal.any([outer, hidden.signal]);
}
