// The floor: the same answers through a bare Dexie outbox and nothing else, by the same rules of the
// road: strict commits, gzip, batches of two hundred, one batch ahead.
import { Dexie, type Table } from 'dexie';

export type Bare = { id: string; walk: string; item: string; answer: string; at: number };

class Floor extends Dexie {
	declare outbox: Table<Bare, string>;
	declare answers: Table<Bare, string>;
	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(1).stores({ outbox: 'id', answers: 'id' });
	}
}

const batch = 200;
export const openFloor = (name: string): Floor => new Floor(name);

/** Everything in the outbox goes up, and leaves it when the server has it. */
export async function floorUp(db: Floor): Promise<void> {
	let rows = await db.outbox.limit(batch).toArray();
	while (rows.length > 0) {
		const last = rows.at(-1)?.id ?? '';
		const [answer, ahead] = await Promise.all([
			fetch('/floor', { method: 'POST', body: await zipped(JSON.stringify(rows)) }),
			db.outbox.where('id').above(last).limit(batch).toArray(),
		]);
		if (!answer.ok) throw new Error(`floor: ${answer.status}`);
		const settling = db.outbox.bulkDelete(rows.map(({ id }) => id));
		rows = ahead;
		if (rows.length === 0) await settling;
	}
}

/** Everything the server has comes down, one batch ahead. */
export async function floorDown(db: Floor): Promise<number> {
	let count = 0;
	let coming = fetch('/floor?after=0').then((answer) => answer.json() as Promise<Bare[]>);
	for (let rows = await coming; rows.length > 0; rows = await coming) {
		count += rows.length;
		coming = fetch(`/floor?after=${count}`).then((answer) => answer.json() as Promise<Bare[]>);
		await db.answers.bulkAdd(rows);
	}
	return count;
}

function zipped(text: string): Promise<ArrayBuffer> {
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Response(stream).arrayBuffer();
}
