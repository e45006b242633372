// How each kind of operation changes its row: one table of rules for phones and servers alike, so that
// equal logs give equal rows on both sides.
import { versionAfter, type Version } from '#lib/domain/checklist/checklist.ts';
import type { Fact, Kind, Told } from '#lib/domain/fact.ts';
import { importAfter, partAfter } from '#lib/domain/import/imported.ts';
import { areaAfter, exemptAfter, siteAfter } from '#lib/domain/site/site.ts';
import { memberAfter, organizationAfter } from '#lib/domain/team/member.ts';
import { baselineAfter, noteAfter } from '#lib/domain/trend/chart-marks.ts';
import { answerAfter } from '#lib/domain/walk/answer-facts.ts';
import { photoAfter } from '#lib/domain/walk/photo.ts';
import { walkAfter } from '#lib/domain/walk/walk-facts.ts';

/** What rows are of; each is a table of the phone. */
export const nouns = [
	'orgs',
	'members',
	'sites',
	'areas',
	'exempts',
	'checklists',
	'walks',
	'answers',
	'photos',
	'baselines',
	'notes',
	'imports',
	'imported',
] as const;
export type Noun = (typeof nouns)[number];

export type Rule = {
	noun: Noun;
	key: (told: Fact) => string;
	/** The row after the fact, or undefined when it makes none. */
	after: (row: unknown, told: Told) => unknown;
	/** Whether any order of arrival gives the same row; else facts are folded in the server's order. */
	isCommutative: boolean;
};

/** Ties a noun to its fold; the one place where rows lose their type on the way through. */
function rule<K extends Kind, R>(
	noun: Noun,
	after: (row: R | undefined, told: Told<K>) => R | undefined,
	key: (told: Fact<K>) => string = (told) => told.ent,
	isCommutative = true,
): Rule {
	return { noun, key, after, isCommutative } as Rule;
}

const inOrder = <K extends Kind, R>(
	noun: Noun,
	after: (row: R | undefined, told: Told<K>) => R | undefined,
) => rule(noun, after, undefined, false);

const site = rule('sites', siteAfter);
const area = rule('areas', areaAfter);
const exempt = rule('exempts', exemptAfter);
const walk = inOrder('walks', walkAfter);
const answer = rule('answers', answerAfter);
const photo = rule('photos', photoAfter);
const baseline = rule('baselines', baselineAfter);
const note = rule('notes', noteAfter);
const imported = inOrder('imports', importAfter);
const version = rule<'checklist.publish', Version>(
	'checklists',
	// The first publishing of a content stands: its hour must not depend on arrival.
	(row, told) => row ?? versionAfter(told),
	(told) => told.body.tpl,
	false,
);

/** A kind without a rule changes no row by itself. */
const rules: Record<Kind, Rule | null> = {
	'org.set': inOrder('orgs', organizationAfter),
	'member.set': inOrder('members', memberAfter),
	redact: null,
	'site.set': site,
	'checklist.assign': area,
	'site.exempt': exempt,
	'checklist.publish': version,
	'walk.start': walk,
	'walk.finish': walk,
	'walk.reopen': walk,
	'walk.void': walk,
	'walk.done': walk,
	'spot-check.publish': walk,
	'answer.set': answer,
	'note.set': answer,
	'fix.add': answer,
	'fix.hide': answer,
	'photo.add': photo,
	'photo.mark': photo,
	'photo.hide': photo,
	'baseline.restart': baseline,
	'baseline.hide': baseline,
	'trend.note': note,
	'trend.hide': note,
	'import.rows': rule('imported', partAfter),
	'import.commit': imported,
	'import.withdraw': imported,
};

/** The rule of a fact, or null when it changes no row. */
export const ruleOf = ({ kind }: Pick<Fact, 'kind'>): Rule | null => rules[kind];

type OpLike = { kind: string; v: number; body: unknown };

/**
 * The operation as the domain knows it; null for a kind or version that this build does not know, and
 * for one whose content was taken away.
 */
export const toldOf = (op: OpLike): Told | null =>
	Object.hasOwn(rules, op.kind) && op.v === 1 && op.body !== null ? (op as unknown as Told) : null;

/** The walk whose summary an operation may change, or null. */
export function walkOf(told: Pick<Fact, 'kind' | 'ent'>): string | null {
	const noun = rules[told.kind]?.noun;
	if (noun === 'walks') return told.ent;
	return noun === 'answers' ? (told.ent.split('/')[0] ?? null) : null;
}
