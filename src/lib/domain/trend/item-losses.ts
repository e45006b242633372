// How much each item of some walks lost: what the floor under σ is made of.
import { dimensions } from '../checklist/checklist.ts';
import { coreKey, type Core } from './core.ts';
import type { ListTable } from './list-table.ts';
import { bit, codeAt, quarters, says } from './outcomes.ts';
import type { ItemLoss } from './statistics/sigma-floor.ts';
import type { Tabulation } from './tabulate.ts';
import type { Slice } from './tally-at.ts';

/** One entry per item that counts, of the areas and dimension of the slice. */
export function itemLossesOf(
	table: Tabulation,
	places: readonly number[],
	{ area = null, dimension = null }: Slice,
	core: Core | null,
): ItemLoss[] {
	const losses = new Map<string, Map<string, ItemLoss>>();
	for (const place of places) {
		table.walks[place]?.areas.forEach(({ id, tpl, outcomes }, index) => {
			const own = core?.get(coreKey(id, tpl)) ?? table.shapes[place]?.areas[index]?.table;
			if (!own || (area !== null && id !== area)) return;
			const ofArea = losses.get(id) ?? new Map<string, ItemLoss>();
			losses.set(id, ofArea);
			for (const part of own.parts) {
				if (dimension !== null && dimensions[part.dimension] !== dimension) continue;
				addLosses(ofArea, own, part.places, outcomes);
			}
		});
	}
	return [...losses.values()].flatMap((ofArea) => [...ofArea.values()]);
}

function addLosses(
	losses: Map<string, ItemLoss>,
	{ items, weight }: ListTable,
	places: Uint16Array,
	told: string,
): void {
	for (const place of places) {
		const code = codeAt(told, place);
		const id = items[place]?.id ?? '';
		const item = losses.get(id) ?? { weight: weight[place] ?? 0, loss: 0, answered: 0 };
		losses.set(id, item);
		if (((says[code] ?? 0) & bit.scores) === 0) continue;
		item.answered += 1;
		item.loss += 1 - (quarters[code] ?? 0) / 4;
	}
}
