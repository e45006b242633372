// How much a score must vary even when nothing changes, from how often each of its items fails.

/** One item over a baseline: `loss` is Σ(1 - q/4) of its `answered` answers, so a fail loses 1. */
export type ItemLoss = { weight: number; loss: number; answered: number };

/**
 * σ_item = 100·√(Σ w²·p̃(1-p̃)) / Σw with p̃ = (loss + 0.5) / (answered + 1), in points (scoring.md
 * 2.3). Items that nobody answered carry no score and are left out; 0 when none is left.
 */
export function sigmaFloor(items: readonly ItemLoss[]): number {
	let variance = 0;
	let weight = 0;
	for (const item of items) {
		if (item.answered === 0) continue;
		const p = shareOf(item);
		variance += item.weight ** 2 * p * (1 - p);
		weight += item.weight;
	}
	return weight === 0 ? 0 : (100 * Math.sqrt(variance)) / weight;
}

/** p̃: the share an item loses, never quite 0 or 1 after so few walks. */
export const shareOf = ({ loss, answered }: ItemLoss): number => (loss + 0.5) / (answered + 1);
