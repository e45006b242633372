// What right looks like in one area: a checklist is published in immutable versions, named by their content.
import type { Fact, Told } from '../fact.ts';

export const dimensions = ['cleanliness', 'order', 'supplies', 'dress', 'conduct'] as const;
export type Dimension = (typeof dimensions)[number];
/** The two dimensions that every headline shows. */
export const headlineDimensions = ['cleanliness', 'order'] as const satisfies Dimension[];

export const sectors = ['restaurant', 'hotel', 'shop', 'clinic', 'bank'] as const;
export type Sector = (typeof sectors)[number];

export type Language = 'es' | 'en';
/** A sentence in the languages its author wrote; an owner's list may have only one. */
export type Text = Partial<Record<Language, string>>;

export type Weight = 1 | 2 | 3;

export type Item = {
	id: string;
	dimension: Dimension;
	weight: Weight;
	critical: boolean;
	response: 'passfail' | 'scale4';
	text: Text;
	tells: Text;
	quickFix: Text;
	/** The only legitimate reason for N/A; absent means that N/A is not offered. */
	naWhen?: Text;
	/** How many pieces to check. */
	sample?: number;
};

export type Checklist = {
	id: string;
	pathOrder: number;
	area: string;
	sectors: Sector[];
	title: Text;
	intro: Text;
	items: Item[];
};

/**
 * One immutable version; `tpl` is the SHA-256 of its canonical content, in hex. `seq` is its place in
 * the server's log, once it has one: versions are numbered by it.
 */
export type Version = { tpl: string; checklist: Checklist; at: number; seq?: number };

export type ChecklistFacts = {
	'checklist.publish': { tpl: string; checklist: Checklist };
};

/** Publishes a list to the whole organization; `tpl` is its content's hash. */
export const publishChecklist = (checklist: Checklist, tpl: string): Fact<'checklist.publish'> => ({
	kind: 'checklist.publish',
	v: 1,
	scope: 'org',
	ent: checklist.id,
	body: { tpl, checklist },
});

/** The version that a publishing tells of. Two phones publishing the same content tell of one. */
export const versionAfter = (told: Told<'checklist.publish'>): Version => ({
	tpl: told.body.tpl,
	checklist: told.body.checklist,
	at: told.at,
	...(told.seq === undefined ? {} : { seq: told.seq }),
});

/** Whether `a` was accepted after `b`; those no server has yet come last, by their hour and hash. */
export const isLater = (a: Version, b: Version): boolean =>
	a.seq !== b.seq
		? (a.seq ?? Infinity) > (b.seq ?? Infinity)
		: a.at !== b.at
			? a.at > b.at
			: a.tpl > b.tpl;

/**
 * Whether `now` asks no more for an item that was told by `before`: nobody will see it good again. A
 * phone that has not heard of a newer version takes nothing back.
 */
export const isDropped = (item: string, before: Version, now: Version): boolean =>
	!now.checklist.items.some(({ id }) => id === item) &&
	(now.checklist.id !== before.checklist.id || isLater(now, before));

/** The sentence in the reader's language, else in the one its author wrote. */
export const textIn = (text: Text | undefined, language: Language): string =>
	text?.[language] ?? text?.es ?? text?.en ?? '';

export const itemsOf = (version: Version): Map<string, Item> =>
	new Map(version.checklist.items.map((item) => [item.id, item]));
