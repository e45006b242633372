// The shipped checklists (CC0): data with types and nothing else. Import it only where it is needed.
import type { Checklist, Text } from '#lib/domain/checklist/checklist.ts';
import raw from './checklists.json' with { type: 'json' };

/** In the customer's order; `content.test.ts` proves that the data is what its type says. */
export const shippedLists: readonly Checklist[] = raw.checklists as Checklist[];

/** What each level of the scale means, from 4 (spotless) down to 0. */
export const scaleAnchors: readonly { level: number; anchor: Text }[] =
	raw.responses.scale4.values.map(({ v, anchor }) => ({ level: v, anchor }));
