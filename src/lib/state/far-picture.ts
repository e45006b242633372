// Pictures that this phone does not hold: asked of the server because somebody looks at them.
import { accountOf } from '#lib/local/link.ts';
import { fetchPicture } from '#lib/sync/picture.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { here } from './here.ts';
import { phone } from './phone.svelte.ts';

/** `here` now; or why not. */
export type Fetched = 'here' | 'offline' | 'notArrived' | 'alone';

const under = new Map<string, Promise<Fetched>>();

/** The same picture asked for twice is fetched once. */
export function fetchFar(sha: string, size: 'thumb' | 'full'): Promise<Fetched> {
	const key = `${sha} ${size}`;
	const known = under.get(key) ?? fetchOnce(sha, size).finally(() => under.delete(key));
	under.set(key, known);
	return known;
}

async function fetchOnce(sha: string, size: 'thumb' | 'full'): Promise<Fetched> {
	const account = await phone.run(accountOf);
	if (account?.token == null) return 'alone';
	const heard = { at: null, off: null };
	const talk = { phone, account, transport: overFetch(), here, app: __APP_VERSION__, heard };
	const stop = await fetchPicture(talk, sha, size);
	if (!stop) return 'here';
	return stop.kind === 'problem' ? 'notArrived' : 'offline';
}
