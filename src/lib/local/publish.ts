// Checklists enter the log as versions named by their content.
import type { Checklist } from '#lib/domain/checklist/checklist.ts';
import type { Fact } from '#lib/domain/fact.ts';
import { contentHash } from '#lib/protocol/hash.ts';

/** Publishes lists to the whole organization. */
export const publishLists = (lists: readonly Checklist[]): Fact<'checklist.publish'>[] =>
	lists.map((checklist) => ({
		kind: 'checklist.publish',
		v: 1,
		scope: 'org',
		ent: checklist.id,
		body: { tpl: tplOf(checklist), checklist },
	}));

/** The name of a list's version: its content's hash. */
export const tplOf = (checklist: Checklist): string => contentHash(checklist);
