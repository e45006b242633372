// Operations of a kind or version that this build does not know lie in the log; the build that knows
// them folds them then.
import { toldOf } from '#lib/protocol/fold.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { metaOf } from './link.ts';
import type { Phone } from './phone.ts';
import { refold } from './project.ts';

type Kind = Pick<OpRow, 'kind' | 'v'>;

const isKnown = ({ kind, v }: Kind): boolean => toldOf({ kind, v, body: {} }) !== null;

/** Remembers kinds that nobody here can fold. Runs inside the caller's transaction. */
export async function noteUnknown(db: PhoneDatabase, fresh: readonly OpRow[]): Promise<void> {
	const strange = fresh.filter((op) => !isKnown(op));
	if (strange.length === 0) return;
	const known = (await metaOf<Kind[]>(db, 'unknown')) ?? [];
	const all = new Map(
		[...known, ...strange].map(({ kind, v }) => [`${kind}@${v}`, { kind, v }] as const),
	);
	await db.meta.put({ key: 'unknown', value: [...all.values()] });
}

/** Folds what an earlier build could not. */
export async function takeUpKnown(phone: Phone): Promise<void> {
	const noted = (await phone.run((db) => metaOf<Kind[]>(db, 'unknown'))) ?? [];
	if (!noted.some(isKnown)) return;
	const names = new Set(noted.filter(isKnown).map(({ kind, v }) => `${kind}@${v}`));
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const rows = await db.ops.filter(({ kind, v }) => names.has(`${kind}@${v}`)).toArray();
			await refold(db, rows);
			await db.meta.put({ key: 'unknown', value: noted.filter((one) => !isKnown(one)) });
		}),
	);
}

/** Folds others' operations that an earlier build could not read, and this one can. */
export async function reread(phone: Phone, isReadable: (op: OpRow) => boolean): Promise<void> {
	const rows = await phone.run((db) => db.ops.where('why').equals('unreadable').toArray());
	const known = rows.filter((row) => row.person !== undefined && isReadable(row));
	if (known.length === 0) return;
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			await db.ops.bulkPut(known.map(readNow));
			await refold(db, known);
		}),
	);
}

function readNow(row: OpRow): OpRow {
	const read: OpRow = { ...row, state: 'acked' };
	delete read.why;
	return read;
}
