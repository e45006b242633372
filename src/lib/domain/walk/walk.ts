// Going round with one or more checklists, in the customer's order.
import { auditScope, siteScope, type Scope } from '../fact.ts';
import type { Day } from '../time/business-day.ts';

/** An area as it was when the walk began: its list's version and what never applies there. */
export type WalkArea = { id: string; name: string; list: string; tpl: string; exempt: string[] };

/** `house` = own people; `spot` = an auditor's sealed check, never mixed with the house's walks. */
export const walkKinds = ['house', 'spot'] as const;
export type WalkKind = (typeof walkKinds)[number];

export type Walk = {
	id: string;
	site: string;
	kind: WalkKind;
	areas: WalkArea[];
	shift: { id: string; name: string } | null;
	tz: string;
	cut: number;
	/** at + off of the start: what history is ordered by. */
	walkedAt: number;
	day: Day;
	state: 'open' | 'finished' | 'void';
	finishedAt: number | null;
	voidReason: string | null;
	/** The install that began it: one per person and phone. */
	by?: string;
	/** How far the phone's clock was wrong at the start, in ms, where it was more than an hour. */
	clockShift?: number;
	/** A spot check that the server has shown to the site. */
	isPublished?: true;
};

/** What tells where facts about a walk belong. */
export type WalkPlace = Pick<Walk, 'id' | 'site' | 'kind'>;

/** Where facts about a walk belong: a spot check stays its auditor's until it is published. */
export const walkScope = ({ id, site, kind }: WalkPlace): Scope =>
	kind === 'spot' ? auditScope(id) : siteScope(site);
