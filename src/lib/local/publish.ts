// Checklists enter the log as versions named by their content.
import { publishChecklist, type Checklist } from '#lib/domain/checklist/checklist.ts';
import type { Fact } from '#lib/domain/fact.ts';
import { contentHash } from '#lib/protocol/hash.ts';

/** The name of a list's version: its content's hash. */
export const tplOf = (checklist: Checklist): string => contentHash(checklist);

export const publishLists = (lists: readonly Checklist[]): Fact<'checklist.publish'>[] =>
	lists.map((checklist) => publishChecklist(checklist, tplOf(checklist)));
