// A history that somebody might bring: so many inspections at forty sites, made ready to be told.
import { batchOf } from '#lib/domain/import/batch.ts';
import type { Mapping } from '#lib/domain/import/mapping.ts';
import { percent } from '#lib/domain/import/numbers.ts';
import { packOf, type PackedBatch } from '#lib/domain/import/pack.ts';
import { storiesOf } from '#lib/domain/import/packed-rows.ts';
import { seriesOf } from '#lib/domain/import/series.ts';
import { partsNow } from '#lib/local/imports.ts';
import type { Phone } from '#lib/local/phone.ts';
import { contentHash } from '#lib/protocol/hash.ts';

const mapping: Mapping = {
	inspections: {
		...{ table: 0, site: 0, date: 1, score: 2 },
		...{ form: 'ymd', decimal: '.', scale: percent },
	},
	findings: null,
	sites: null,
};

/** A longer one begins with the same rows; `own` matches its sites. */
export function aHistory(
	count: number,
	org = 'org',
	own: Readonly<Record<string, string>> = {},
): PackedBatch {
	const rows = Array.from({ length: count }, (_, index) => ({
		row: index + 2,
		cells: [
			`Sucursal ${index % 40}`,
			new Date((11_000 + Math.floor(index / 40)) * 86_400_000).toISOString().slice(0, 10),
			`${50 + (index % 50)}`,
		],
	}));
	const columns = ['Local', 'Fecha', 'Puntaje'];
	const table = { name: 'a.csv', columns, rows, written: null, problems: [] };
	const by = { org, seal: contentHash, now: Date.UTC(2026, 0, 1), own };
	return packOf(batchOf([table], mapping, by), by);
}

/** How many inspections the imported series of a phone holds. */
export async function inspectionsOn(phone: Phone): Promise<number> {
	const batches = await phone.run(partsNow);
	const series = seriesOf(batches.map((parts) => storiesOf(parts)));
	return series.reduce((sum, { inspections }) => sum + inspections.length, 0);
}
