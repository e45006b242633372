// Several people in one walk, by name: for the components that tell who said what.
import type { Answer, AnswerRow } from '#lib/domain/walk/answer.ts';
import { isDisputed } from '#lib/domain/walk/answer.ts';
import { othersIn } from '#lib/domain/walk/together.ts';
import type { TogetherSeen } from '#lib/local/together.ts';
import { f, m } from './words.svelte.ts';

export type { TogetherSeen };

export const nameOf = ({ names }: TogetherSeen, person: string): string =>
	names.get(person) ?? m.together.somebody;

/** Who else answered, as «con Luis y Marta»; empty when nobody did. */
export function othersOf(together: TogetherSeen | null | undefined): string {
	if (!together) return '';
	const others = othersIn(together, together.me).map(({ person }) => nameOf(together, person));
	return others.length > 0 ? m.together.with(f.list(others)) : '';
}

export type Voice = { name: string; answer: Answer; isLate: boolean };

/** What stands about one item and who said it, each different answer once with all its people. */
export function voicesOf(together: TogetherSeen, row: AnswerRow | undefined): Voice[] {
	const voices = new Map<string, { people: Set<string>; answer: Answer; isLate: boolean }>();
	for (const { op, value } of row?.said.heads ?? []) {
		if (!value) continue;
		const key = JSON.stringify(value);
		const voice = voices.get(key) ?? { people: new Set(), answer: value, isLate: false };
		voice.people.add(nameOf(together, together.authors.get(op) ?? ''));
		voices.set(key, { ...voice, isLate: voice.isLate || together.late.has(op) });
	}
	return [...voices.values()].map(({ people, answer, isLate }) => ({
		name: f.list([...people]),
		answer,
		isLate,
	}));
}

/** Everybody whose answer stands, as one list of names. */
export function namesOf(together: TogetherSeen, row: AnswerRow): string {
	const people = row.said.heads.flatMap(({ op, value }) =>
		value ? [nameOf(together, together.authors.get(op) ?? '')] : [],
	);
	return f.list([...new Set(people)]);
}

/** Whether it is worth saying who answered: more than one person did. */
export const isShared = (together: TogetherSeen): boolean =>
	together.people.filter(({ answered }) => answered > 0).length > 1;

/** Items that people answered differently, as `area/item`. */
export const apartIn = (rows: readonly AnswerRow[]): ReadonlySet<string> =>
	new Set(rows.filter(isDisputed).map(({ area, item }) => `${area}/${item}`));
