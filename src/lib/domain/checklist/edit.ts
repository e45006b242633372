// Changing a list before it is published anew: each step gives another list, and the old one stays.
import type { Checklist, Dimension, Item, Language, Weight } from './checklist.ts';

/** What an owner writes of an item of their own. */
export type NewItem = {
	text: string;
	tells: string;
	quickFix: string;
	dimension: Dimension;
	weight: Weight;
	critical: boolean;
};

export const withoutItem = (list: Checklist, id: string): Checklist => ({
	...list,
	items: list.items.filter((item) => item.id !== id),
});

export const withWeight = (list: Checklist, id: string, weight: Weight): Checklist =>
	withChange(list, id, (item) => ({ ...item, weight }));

/**
 * The statement in the language it was written in: what it said in another one no longer says the
 * same, and goes.
 */
export const withWording = (
	list: Checklist,
	id: string,
	text: string,
	language: Language,
): Checklist => withChange(list, id, (item) => ({ ...item, text: { [language]: text.trim() } }));

/** The item joins at the end; its id is new for good. */
export const withItem = (
	list: Checklist,
	{ text, tells, quickFix, ...kept }: NewItem,
	{ id, language }: { id: string; language: Language },
): Checklist => {
	const say = (words: string) => ({ [language]: words.trim() });
	const item: Item = {
		...kept,
		id,
		response: 'passfail',
		text: say(text),
		tells: say(tells),
		quickFix: say(quickFix),
	};
	return { ...list, items: [...list.items, item] };
};

/** Why a list cannot be published as it is, or null. */
export const flawOf = (list: Checklist, language: Language): 'empty' | 'wordless' | null =>
	list.items.length === 0
		? 'empty'
		: list.items.some(({ text }) => !(text[language] ?? text.es ?? text.en)?.trim())
			? 'wordless'
			: null;

const withChange = (list: Checklist, id: string, change: (item: Item) => Item): Checklist => ({
	...list,
	items: list.items.map((item) => (item.id === id ? change(item) : item)),
});
