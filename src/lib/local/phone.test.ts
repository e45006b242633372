// The way into the database: what fails is named, what can be mended is mended, nothing waits for ever.
import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { aName, aPhone } from '../../../tests/support/phone.ts';
import { Phone } from './phone.ts';

afterEach(() => vi.restoreAllMocks());

const neverOpens = () => vi.spyOn(indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest);
const counted = (phone: Phone) => phone.run((db) => db.ops.count());

function rawOpen(name: string, version: number): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name, version);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('no reason told'));
	});
}

describe('opening', () => {
	test('that hangs is told after the limit, and works when the phone has come to itself', async () => {
		const phone = aPhone({}, 60);
		neverOpens();
		const asked = Date.now();
		await expect(phone.open()).rejects.toMatchObject({ code: 'hangs' });
		await expect(counted(phone)).rejects.toMatchObject({ code: 'hangs' });
		expect(Date.now() - asked).toBeLessThan(1000);
		vi.restoreAllMocks();
		expect(await counted(phone)).toBe(0);
	});

	test('that fails once is tried again without a word', async () => {
		const phone = aPhone();
		vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
			throw new DOMException('internal', 'AbortError');
		});
		expect(await counted(phone)).toBe(0);
	});

	test('that keeps failing is told', async () => {
		const phone = aPhone();
		vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('internal', 'UnknownError');
		});
		vi.spyOn(console, 'warn').mockReturnValue();
		await expect(phone.open()).rejects.toMatchObject({ name: 'LocalProblem', code: 'lost' });
	});

	test('where nothing may be kept is told as such', async () => {
		const phone = aPhone();
		vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('denied', 'SecurityError');
		});
		await expect(phone.open()).rejects.toMatchObject({ code: 'unavailable' });
	});

	test('many at once open one connection', async () => {
		const phone = aPhone();
		const open = vi.spyOn(indexedDB, 'open');
		await Promise.all([phone.open(), phone.open(), counted(phone), phone.probe()]);
		expect(open).toHaveBeenCalledTimes(1);
	});
});

describe('a database of a newer application', () => {
	test('is refused by name and not touched', async () => {
		const name = aName();
		const old = new Phone(name);
		await old.open();
		old.close();
		const newer = new Dexie(name);
		newer.version(4).stores({ ops: 'id', strange: 'key' });
		await newer.open();
		await newer.table('strange').put({ key: 'new' });
		newer.close();
		const phone = new Phone(name);
		await expect(phone.open()).rejects.toMatchObject({ code: 'newer' });
		await expect(counted(phone)).rejects.toMatchObject({ code: 'newer' });
		const found = await rawOpen(name, 50);
		expect([...found.objectStoreNames]).toEqual(['ops', 'strange']);
		found.close();
	});
});

describe('another tab', () => {
	test('may upgrade: this one lets go, says so, and does not come back in its way', async () => {
		const name = aName();
		const onVersionChange = vi.fn();
		const phone = new Phone(name, { onVersionChange });
		await phone.open();
		const upgraded = await rawOpen(name, 50);
		expect(onVersionChange).toHaveBeenCalledTimes(1);
		await expect(counted(phone)).rejects.toMatchObject({ code: 'blocked' });
		upgraded.close();
	});

	test('that holds an older version is told of, and waited for only so long', async () => {
		const name = aName();
		const other = await rawOpen(name, 1);
		const onBlocked = vi.fn();
		const phone = new Phone(name, { onBlocked }, 60);
		await expect(phone.open()).rejects.toMatchObject({ code: 'hangs' });
		expect(onBlocked).toHaveBeenCalled();
		other.close();
		expect(await counted(phone)).toBe(0);
	});
});

describe('a connection that died', () => {
	test('in silence, as after sleep, is opened again by the next question', async () => {
		vi.spyOn(console, 'warn').mockReturnValue();
		const phone = aPhone();
		await phone.open();
		phone.db.backendDB().close();
		await phone.probe();
		expect(await counted(phone)).toBe(0);
	});

	test('because the browser closed it, likewise', async () => {
		const phone = aPhone();
		await phone.open();
		const closed = new Promise<void>((resolve) => phone.db.on('close', () => resolve()));
		forceCloseDatabase(phone.db.backendDB() as never);
		await closed;
		expect(await counted(phone)).toBe(0);
	});

	test('twice in a row during the same work is told, not tried for ever', async () => {
		const phone = aPhone();
		const work = vi.fn(() => Promise.reject(new DOMException('gone', 'InvalidStateError')));
		await expect(phone.run(work)).rejects.toMatchObject({ code: 'lost' });
		expect(work).toHaveBeenCalledTimes(2);
	});

	test('what is no loss of connection is not repeated', async () => {
		const phone = aPhone();
		const work = vi.fn(() => Promise.reject(new TypeError('a mistake of ours')));
		await expect(phone.run(work)).rejects.toMatchObject({ code: 'unknown' });
		expect(work).toHaveBeenCalledTimes(1);
	});
});
