// Whether two people who looked at the same items saw the same: agreement, and kappa above chance.
import { binomialCdf } from '../trend/statistics/binomial.ts';

/** Items that both answered, by what the house said and what the check said. */
export type Looks = {
	bothFail: number;
	/** What only the check saw, and what only the house saw. */
	onlyAuditFails: number;
	onlySelfFails: number;
	bothPass: number;
};

export type Agreement = {
	items: number;
	/** Shares; null where there is nothing to agree on. */
	agreed: number | null;
	/** Of every fail that anybody saw, seen by both: 2a / (2a + b + c). */
	onFails: number | null;
	onPasses: number | null;
	kappa: number | null;
	pabak: number | null;
	/** Exact McNemar: how likely so lopsided a disagreement is when neither side is stricter. */
	lopsided: number;
};

export function agreementOf(looks: Looks): Agreement {
	const { bothFail, onlyAuditFails, onlySelfFails, bothPass } = looks;
	const apart = onlyAuditFails + onlySelfFails;
	const items = bothFail + apart + bothPass;
	const agreed = share(bothFail + bothPass, items);
	const table = [
		[bothFail, onlySelfFails],
		[onlyAuditFails, bothPass],
	];
	return {
		items,
		agreed,
		onFails: share(2 * bothFail, 2 * bothFail + apart),
		onPasses: share(2 * bothPass, 2 * bothPass + apart),
		kappa: kappaOf(table, 'unweighted')?.kappa ?? null,
		pabak: agreed === null ? null : 2 * agreed - 1,
		lopsided: Math.min(1, 2 * binomialCdf(Math.min(onlyAuditFails, onlySelfFails), apart, 0.5)),
	};
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** How much a near miss counts as agreement. */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic';

/** `error` is the asymptotic standard error (Fleiss, Cohen and Everitt 1969). */
export type Kappa = { kappa: number; error: number; items: number };

/** Fewer items than this say too little for a kappa on a screen. */
export const fewestForKappa = 20;

/** Rows are the house's, columns the check's; null when chance alone would always agree. */
export function kappaOf(
	table: readonly (readonly number[])[],
	weights: KappaWeights,
): Kappa | null {
	const items = sum(table.flat());
	const cells = table.map((row) => row.map((count) => count / items));
	const rows = cells.map(sum);
	const columns = rows.map((_, at) => sum(cells.map((row) => row[at] ?? 0)));
	const weight = (row: number, column: number) => near(row, column, table.length, weights);
	const over = (of: (row: number, column: number) => number) =>
		sum(rows.flatMap((_, row) => columns.map((__, column) => of(row, column))));
	const cell = (row: number, column: number) => cells[row]?.[column] ?? 0;
	const seen = over((row, column) => weight(row, column) * cell(row, column));
	const chance = over(
		(row, column) => weight(row, column) * (rows[row] ?? 0) * (columns[column] ?? 0),
	);
	if (items === 0 || 1 - chance < 1e-12) return null;
	const kappa = (seen - chance) / (1 - chance);
	const byRow = rows.map((_, row) => sum(columns.map((share_, at) => weight(row, at) * share_)));
	const byColumn = columns.map((_, at) => sum(rows.map((share_, row) => weight(row, at) * share_)));
	const spread = over((row, column) => {
		const expected = (byRow[row] ?? 0) + (byColumn[column] ?? 0);
		return cell(row, column) * (weight(row, column) - (1 - kappa) * expected) ** 2;
	});
	const variance = (spread - (kappa - chance * (1 - kappa)) ** 2) / ((1 - chance) ** 2 * items);
	return { kappa, error: Math.sqrt(Math.max(0, variance)), items };
}

function near(row: number, column: number, size: number, weights: KappaWeights): number {
	const off = Math.abs(row - column) / (size - 1);
	if (weights === 'unweighted') return off === 0 ? 1 : 0;
	return 1 - off ** (weights === 'linear' ? 1 : 2);
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
