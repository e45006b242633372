// A fact is what the domain decides; local/record stamps it into an operation.
import type { ChecklistFacts } from './checklist/checklist.ts';
import type { SiteFacts } from './site/site.ts';
import type { AnswerFacts } from './walk/answer.ts';
import type { PhotoFacts } from './walk/photo.ts';
import type { WalkFacts } from './walk/walk.ts';

/** Every kind of fact and the body it carries. */
export type Bodies = SiteFacts & ChecklistFacts & WalkFacts & AnswerFacts & PhotoFacts;
export type Kind = keyof Bodies;

/** Unit of visibility: the whole organization, or one site. */
export type Scope = 'org' | `site:${string}`;

export type Fact<K extends Kind = Kind> = {
	[P in K]: { kind: P; v: 1; scope: Scope; ent: string; tpl?: string; body: Bodies[P] };
}[K];

/**
 * A fact as it stands in the log: who-came-before is told by `parents` (ids of facts about the same
 * `ent` that the person saw), never by the clock. `at` is raw device time in ms, `off` the last
 * known offset to a server in ms.
 */
export type Told<K extends Kind = Kind> = Fact<K> & {
	id: string;
	parents: readonly string[];
	at: number;
	off: number;
};

export const siteScope = (site: string): Scope => `site:${site}`;
