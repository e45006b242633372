// Room on this phone: photos step back before it runs out, answers never do.
import type { Phone } from './phone.ts';

/** Left free for answers: below this, photos are refused. */
export const reserve = 50 * 1024 * 1024;

export type Storage = Partial<Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>>;
export type Room = { ok: true } | { ok: false; freeMb: number };
export type Space = { usedMb: number; freeMb: number };

const megabyte = 1024 * 1024;
const ofBrowser = (): Storage => globalThis.navigator?.storage ?? {};

/** Whether so many bytes fit and leave the reserve free. A browser that cannot tell is believed. */
export async function roomFor(bytes: number, storage = ofBrowser()): Promise<Room> {
	const space = await freeBytes(storage);
	if (space === null || space.free - bytes >= reserve) return { ok: true };
	return { ok: false, freeMb: Math.floor(space.free / megabyte) };
}

/** Whether one more photo may be taken. */
export const roomForPhoto = (storage = ofBrowser()): Promise<Room> => roomFor(0, storage);

/** For the settings screen; null when the browser cannot tell. */
export async function spaceNow(storage = ofBrowser()): Promise<Space | null> {
	const space = await freeBytes(storage);
	return (
		space && {
			usedMb: Math.round(space.used / megabyte),
			freeMb: Math.floor(space.free / megabyte),
		}
	);
}

/**
 * Asks the browser to keep this data, once for each database: some ask the person each time. Gives
 * what it answered, or null when it was asked before or cannot be asked.
 */
export async function persistOnce(phone: Phone, storage = ofBrowser()): Promise<boolean | null> {
	if (!storage.persist) return null;
	const known = await phone.run((db) => db.meta.get('persisted'));
	if (known) return null;
	const isGranted = await storage.persist().catch(() => false);
	await phone.run((db) => db.meta.put({ key: 'persisted', value: isGranted }));
	return isGranted;
}

async function freeBytes(storage: Storage): Promise<{ used: number; free: number } | null> {
	const told = await storage.estimate?.().catch(() => null);
	if (!told || told.quota === undefined || told.usage === undefined) return null;
	return { used: told.usage, free: Math.max(0, told.quota - told.usage) };
}
