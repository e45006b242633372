// An invitation that was read or typed, kept on this phone until a server heard of it.
import type { Secret } from '#lib/sync/door.ts';

/** `name` and `username` as they were typed meanwhile; a password is never kept. */
export type Kept = { secret: Secret; name: string; username: string };

const key = 'todo-habla/invitation';

/** Null when there is none, or nothing that reads as one. */
export function keptInvitation(): Kept | null {
	try {
		const told = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept> | null;
		return told?.secret
			? { secret: told.secret, name: told.name ?? '', username: told.username ?? '' }
			: null;
	} catch {
		return null;
	}
}

/** Where storage is refused it lasts as long as the page. */
export function keepInvitation(kept: Kept | null): void {
	try {
		if (kept) localStorage.setItem(key, JSON.stringify(kept));
		else localStorage.removeItem(key);
	} catch {
		// Nothing to tell: what was typed still stands on the screen.
	}
}

export type Scanned = { token: string; door: 'join' | 'set-up' } | { host: string } | null;

/** What a scanned text leads to: a door here, one of another server, or nothing of ours (null). */
export function linkIn(text: string, origin: string): Scanned {
	const found = /^(https?:\/\/[^/]+)\/(join|set-up)#([\w-]{20,200})$/.exec(text.trim());
	if (!found) return null;
	const [, where = '', door, token = ''] = found;
	if (where !== origin) return { host: new URL(where).host };
	return { token, door: door === 'set-up' ? 'set-up' : 'join' };
}
