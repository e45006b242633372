// Operations as they lie in the log, and as they travel.
import type { Op } from '#lib/protocol/op.ts';
import { packOps, type PackedOps } from '#lib/protocol/pack.ts';
import { xorOf, type RangeCheck } from '#lib/protocol/sync.ts';
import type { OpsTable } from '../database/tables/ops.ts';

/** What a phone is told of an operation, and no more. */
export type LogRow = Omit<OpsTable, 'org' | 'seen' | 'at_srv' | 'content' | 'h' | 'chain'>;

/** The columns of a LogRow, to stand behind `select`. */
export const logColumns = [
	...['seq', 'op_id', 'dev', 'n', 'kind', 'v', 'scope', 'ent', 'walk', 'parents', 'at_dev', 'off'],
	...['tpl', 'person', 'time', 'body'],
].join(', ');

export const opOf = (row: LogRow): Op => ({
	...{ id: row.op_id, dev: row.dev, n: row.n, kind: row.kind, v: row.v },
	...{ scope: row.scope, ent: row.ent, parents: JSON.parse(row.parents) as string[] },
	...{ at: row.at_dev, off: row.off },
	...(row.tpl === null ? {} : { tpl: row.tpl }),
	body: row.body === null ? null : (JSON.parse(row.body) as Op['body']),
});

export const packed = (rows: readonly LogRow[]): PackedOps =>
	packOps(
		rows.map((row) => ({
			...{ op: opOf(row), seq: row.seq, person: row.person },
			...(row.time === null ? {} : { time: row.time }),
		})),
	);

/** Per scope, what a phone that has them all must count. */
export function checksOf(rows: readonly LogRow[]): RangeCheck[] {
	const byScope = Map.groupBy(rows, ({ scope }) => scope);
	return [...byScope].map(([scope, some]) => ({
		...{ scope, count: some.length },
		xor: xorOf(some.map(({ op_id }) => op_id)),
	}));
}
