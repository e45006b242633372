// Months as they lie in the database, packed: the one place that reads and writes them.
import { packMonth, unpackMonth, type PackedMonth } from '#lib/domain/walk/packed-month.ts';
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import type { Table } from 'dexie';

export type Months = Table<PackedMonth, [site: string, month: string]>;

export async function monthAt(
	table: Months,
	site: string,
	month: string,
): Promise<SummaryRow | undefined> {
	return (await monthsAt(table, [[site, month]]))[0];
}

export async function monthsAt(
	table: Months,
	keys: [site: string, month: string][],
): Promise<(SummaryRow | undefined)[]> {
	return (await table.bulkGet(keys)).map((packed) => packed && unpackMonth(packed));
}

/** Months of a site from one on (YYYY-MM, inclusive), oldest first. */
export async function monthsFrom(
	table: Months,
	site: string,
	month: string,
): Promise<SummaryRow[]> {
	const rows = await table.where('[site+month]').between([site, month], [site, '\uffff']).toArray();
	return rows.map(unpackMonth);
}

/** Of every site, and each site's oldest first. */
export async function allMonths(table: Months, since = ''): Promise<SummaryRow[]> {
	return (await table.toArray()).filter(({ month }) => month >= since).map(unpackMonth);
}

/** A month without walks leaves. Runs inside the caller's transaction. */
export async function putMonths(table: Months, rows: readonly SummaryRow[]): Promise<void> {
	await table.bulkPut(rows.filter(({ walks }) => walks.length > 0).map(packMonth));
	const empty = rows.filter(({ walks }) => walks.length === 0);
	await table.bulkDelete(empty.map(({ site, month }) => [site, month]));
}
