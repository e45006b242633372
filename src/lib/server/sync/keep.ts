// What cannot go into the log is kept as it came, each once, for an owner or a newer server.
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import { claimed, rawOf, type Arrival } from './arrival.ts';
import { declareHidden } from './declare-photos.ts';
import type { Ledger } from './ledger.ts';

type Why = Pick<QuarantineTable, 'st' | 'code' | 'text'>;

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
