// A fact is what the domain decides; local/record stamps it into an operation.
import type { ChecklistFacts } from './checklist/checklist.ts';
import type { ImportFacts } from './import/imported.ts';
import type { SiteFacts } from './site/site.ts';
import type { SpotCheckFacts } from './spot-check/spot-check.ts';
import type { TeamFacts } from './team/member.ts';
import type { ChartFacts } from './trend/chart-marks.ts';
import type { AnswerFacts } from './walk/answer-facts.ts';
import type { PhotoFacts } from './walk/photo.ts';
import type { WalkFacts } from './walk/walk-facts.ts';

/** Every kind of fact and the body it carries. */
export type Bodies = TeamFacts &
	SiteFacts &
	ChecklistFacts &
	WalkFacts &
	AnswerFacts &
	PhotoFacts &
	ChartFacts &
	SpotCheckFacts &
	ImportFacts;
export type Kind = keyof Bodies;

/** Unit of visibility: the whole organization, one site, or one spot check until it is published. */
export type Scope = 'org' | `site:${string}` | `audit:${string}`;

export type Fact<K extends Kind = Kind> = {
	[P in K]: { kind: P; v: 1; scope: Scope; ent: string; tpl?: string; body: Bodies[P] };
}[K];

/**
 * A fact as it stands in the log: who-came-before is told by `parents` (ids of facts about the same
 * `ent` that the person saw), never by the clock. `at` is raw device time in ms, `off` the last
 * known offset to a server in ms. `time` is what a server made of the two, once it has the fact: the
 * instant it is taken to have happened. `seq` is its place in the server's log,
 * `dev` the install that told it: one per person and phone.
 */
export type Told<K extends Kind = Kind> = Fact<K> & {
	id: string;
	parents: readonly string[];
	at: number;
	off: number;
	dev?: string;
	time?: number;
	seq?: number;
};

export const siteScope = (site: string): Scope => `site:${site}`;
export const auditScope = (walk: string): Scope => `audit:${walk}`;

/** When a fact happened: as the server settled it, else as the phone's clock and its offset say. */
export const timeOf = ({ at, off, time }: Pick<Told, 'at' | 'off' | 'time'>): number =>
	time ?? at + off;
