// What cannot go into the log is kept as it came, each once, for an owner or a newer server.
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import { claimed, rawOf, type Arrival } from './arrival.ts';
import { declareHidden } from './declare-photos.ts';
import { numberKey, type Ledger } from './ledger.ts';

type Why = Pick<QuarantineTable, 'st' | 'code' | 'text'>;

/**
 * The same operation from another install: a part of a history that two people brought. Its number is
 * noted, or it would look as if something of that install had never arrived.
 */
export function noteTwin(ledger: Ledger, arrival: Arrival, seq: number): void {
	const { by, id, read } = arrival;
	if (!read || ledger.byNumber.get(numberKey(read.op.dev, read.op.n)) === id) return;
	const { dev, n } = read.op;
	ledger.byNumber.set(numberKey(dev, n), id);
	ledger.kept.push({
		...{ org: ledger.org.id, id: `${dev} ${n}`, op_id: null, dev, n },
		...{ device: by.device, person: by.person, at_srv: ledger.now, seen: null, raw: '' },
		...{ st: 'rejected', code: 'twin', text: `the same as #${seq}` },
		...{ resolved_at: ledger.now, resolved_by: null, resolution: 'admitted', reason: null },
	});
}

/** Nothing is written yet. */
export function keep(ledger: Ledger, arrival: Arrival, { st, code, text }: Why): void {
	const { by, value, read, seen } = arrival;
	const { id, raw } = rawOf(arrival);
	if (ledger.kept.some((row) => row.id === id)) return;
	const n = read?.op.n ?? (value as { n?: unknown } | null)?.n;
	ledger.kept.push({
		...{ org: ledger.org.id, id, op_id: arrival.id || null, device: by.device, person: by.person },
		dev: (read?.op.dev ?? claimed(value, 'dev')) || null,
		n: typeof n === 'number' && Number.isSafeInteger(n) ? n : null,
		...{ at_srv: ledger.now, st, code, text: text.slice(0, 500), raw, seen: seen || null },
		...{ resolved_at: null, resolved_by: null, resolution: null, reason: null },
	});
	// An id that is taken already names another operation's picture.
	if (read?.told && code !== 'id-reuse')
		declareHidden(ledger, read.told, { ref: read.op.id, person: by.person, device: by.device });
}
