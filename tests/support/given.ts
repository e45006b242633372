// What a test answered, kept by the test itself, so that the app's numbers can be checked against it.
import type { Checklist, Item } from '#lib/domain/checklist/checklist.ts';
import { scoreOf, scoreTenths, type Score } from '#lib/domain/score/score.ts';
import type { Answer } from '#lib/domain/walk/answer.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { formatsOf } from '#lib/messages/formats.ts';

export class Given {
	readonly #answers = new Map<string, { answer: Answer | null; fixed: boolean }>();
	readonly #areas: { name: string; list: Checklist }[];

	/** Areas in the walk's order; the same list may be walked in two of them. */
	constructor(...areas: { name: string; list: Checklist }[]) {
		this.#areas = areas;
	}

	say(
		item: Item,
		answer: Answer | null,
		{ area = this.#areas[0]?.name, fixed = false } = {},
	): void {
		this.#answers.set(`${area}/${item.id}`, { answer, fixed });
	}

	get marks(): Mark[] {
		return this.#areas.flatMap(({ name, list }) =>
			list.items.map((item) => ({
				area: name,
				item,
				...(this.#answers.get(`${name}/${item.id}`) ?? { answer: null, fixed: false }),
			})),
		);
	}
	get unanswered(): Item[] {
		return this.marks.filter(({ answer }) => answer === null).map(({ item }) => item);
	}
	get score(): Score {
		return scoreOf(this.marks);
	}
	/** As a screen in Spanish in that region must write it. */
	written(side: 'asFound' | 'asLeft' = 'asFound', region = 'MX'): string {
		const tenths = scoreTenths(this.score[side]);
		if (tenths === null) throw new Error('nothing was scored');
		return formatsOf('es', region).tenths(tenths);
	}
}
