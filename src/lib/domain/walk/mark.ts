// A mark is what a walk says of one item: the item as its version has it, and the answer that counts.
import type { Item, Version } from '../checklist/checklist.ts';
import { currentAnswer, isIntrusion, standingFix, type Answer, type AnswerRow } from './answer.ts';
import type { Walk } from './walk.ts';

export type Mark = {
	area: string;
	item: Item;
	/** null = nobody answered; an exempt item nobody answered is N/A. */
	answer: Answer | null;
	fixed: boolean;
	/** «Siempre N/A aquí» stood when the walk began and nobody answered: it is not asked. */
	exempt?: true;
};

export type Versions = ReadonlyMap<string, Version>;

/** All marks of a walk in the customer's order. Versions that this phone lacks are left out. */
export function marksOf(
	walk: Pick<Walk, 'id' | 'areas'>,
	versions: Versions,
	rows: readonly AnswerRow[],
): Mark[] {
	const byEnt = new Map(rows.map((row) => [row.ent, row]));
	return walk.areas.flatMap((area) =>
		(versions.get(area.tpl)?.checklist.items ?? []).map((item): Mark => {
			const row = byEnt.get(`${walk.id}/${area.id}/${item.id}`);
			const answer = currentAnswer(row);
			if (answer === null && area.exempt.includes(item.id)) {
				return { area: area.id, item, answer: { kind: 'na' }, fixed: false, exempt: true };
			}
			return { area: area.id, item, answer, fixed: standingFix(row) !== null };
		}),
	);
}

/** How far a walk is: what is not asked counts neither way. */
export function progressOf(marks: readonly Mark[]): { done: number; total: number } {
	const asked = marks.filter((mark) => !mark.exempt);
	return { done: asked.filter((mark) => mark.answer !== null).length, total: asked.length };
}

/** What speaks badly, worst first: critical, then points lost, then the customer's path. */
export const intrusionsOf = (marks: readonly Mark[]): Mark[] =>
	marks
		.map((mark, position) => ({ mark, position }))
		.filter(({ mark }) => isIntrusion(mark.answer))
		.sort(
			(a, b) =>
				Number(b.mark.item.critical) - Number(a.mark.item.critical) ||
				lostQuarters(b.mark) - lostQuarters(a.mark) ||
				a.position - b.position,
		)
		.map(({ mark }) => mark);

const lostQuarters = ({ item, answer }: Mark): number =>
	answer?.kind === 'scale' ? item.weight * (4 - answer.level) : item.weight * 4;
