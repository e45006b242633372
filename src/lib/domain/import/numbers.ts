// Scores as other people write them: with a point or a comma, out of 100, 10 or 5.

export type Decimal = '.' | ',';

/** A number, or null. The other sign is only read where it parts thousands. */
export function readNumber(text: string, decimal: Decimal): number | null {
	const bare = text.replace(/[\s\u00a0\u202f]|%$/g, '').replace(/%$/, '');
	const form =
		decimal === '.' ? /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/ : /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;
	if (!form.test(bare)) return null;
	const other = decimal === '.' ? ',' : '.';
	return Number(bare.replaceAll(other, '').replace(decimal, '.'));
}

/** The sign most numbers of a column use before their last digits; a point when none does. */
export function decimalOf(values: readonly string[]): Decimal {
	const uses = (sign: Decimal) => values.filter((text) => readNumber(text, sign) !== null).length;
	return uses(',') > uses('.') ? ',' : '.';
}

/** What the worst and the best score look like in a file. */
export type Scale = { worst: number; best: number };
export const percent: Scale = { worst: 0, best: 100 };

/** A score as tenths of 0 to 100, half up; null when it lies outside its own scale. */
export function tenthsOnScale(score: number, { worst, best }: Scale): number | null {
	const isOutside = score < Math.min(worst, best) || score > Math.max(worst, best);
	if (isOutside || worst === best) return null;
	return Math.floor((1000 * (score - worst)) / (best - worst) + 0.5);
}
