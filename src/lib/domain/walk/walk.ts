// Going round with one or more checklists, in the customer's order.
import { auditScope, siteScope, timeOf, type Fact, type Scope, type Told } from '../fact.ts';
import { businessDay, shiftAt, type Day } from '../time/business-day.ts';
import type { Here } from '../here.ts';
import type { Site } from '../site/site.ts';

/** An area as it was when the walk began: its list's version and what never applies there. */
export type WalkArea = { id: string; name: string; list: string; tpl: string; exempt: string[] };

/** `house` = own people; `spot` = an auditor's sealed check, never mixed with the house's walks. */
export const walkKinds = ['house', 'spot'] as const;
export type WalkKind = (typeof walkKinds)[number];

export type WalkFacts = {
	'walk.start': {
		site: string;
		kind: WalkKind;
		areas: WalkArea[];
		shift: { id: string; name: string } | null;
		/** Stamped so that history never re-cuts itself. */
		tz: string;
		cut: number;
	};
	'walk.finish': Record<string, never>;
	'walk.reopen': Record<string, never>;
	'walk.void': { reason: string };
	/** One phone has told all it had: `count` answers stand in its log. */
	'walk.done': { count: number };
};

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

/** Starts a walk of at least one area. */
export function startWalk(
	site: Site,
	areas: WalkArea[],
	here: Here,
	kind: WalkKind = 'house',
): Fact<'walk.start'> {
	const shift = shiftAt(site, here.now());
	const id = here.newId();
	return {
		kind: 'walk.start',
		v: 1,
		scope: walkScope({ id, site: site.id, kind }),
		ent: id,
		body: {
			site: site.id,
			kind,
			areas,
			shift: shift && { id: shift.id, name: shift.name },
			tz: site.tz,
			cut: site.cut,
		},
	};
}

const about = (walk: WalkPlace) => ({
	v: 1 as const,
	scope: walkScope(walk),
	ent: walk.id,
});

/** Finishing tells that this phone is done too. */
export const finishWalk = (walk: Walk, count: number): Fact<'walk.done' | 'walk.finish'>[] => [
	{ kind: 'walk.done', ...about(walk), body: { count } },
	{ kind: 'walk.finish', ...about(walk), body: {} },
];

export const reopenWalk = (walk: Walk): Fact<'walk.reopen'> => ({
	kind: 'walk.reopen',
	...about(walk),
	body: {},
});

/** Takes a walk out of every number for good, with its reason; nothing is erased. */
export const voidWalk = (walk: Walk, reason: string): Fact<'walk.void'> => ({
	kind: 'walk.void',
	...about(walk),
	// By code points: half an emoji could never be hashed.
	body: { reason: [...reason].slice(0, 500).join('') },
});

/**
 * The walk after one more fact, folded in the server's order (unsent ones last). A walk that was
 * voided stays void: undoing it would let a number come and go.
 */
export function walkAfter(
	walk: Walk | undefined,
	told: Told<keyof WalkFacts | 'spot-check.publish'>,
): Walk | undefined {
	if (told.kind === 'walk.start') return walk ?? started(told);
	if (!walk || walk.state === 'void') return walk;
	switch (told.kind) {
		case 'walk.finish':
			return { ...walk, state: 'finished', finishedAt: timeOf(told) };
		case 'walk.reopen':
			return { ...walk, state: 'open', finishedAt: null };
		case 'walk.void':
			return { ...walk, state: 'void', voidReason: told.body.reason };
		case 'walk.done':
			return walk;
		case 'spot-check.publish':
			return { ...walk, isPublished: true };
	}
}

const anHour = 3_600_000;

function started(told: Told<'walk.start'>): Walk {
	const walkedAt = timeOf(told);
	const clockShift = walkedAt - (told.at + told.off);
	return {
		id: told.ent,
		...told.body,
		walkedAt,
		day: businessDay(walkedAt, told.body.tz, told.body.cut),
		state: 'open',
		finishedAt: null,
		voidReason: null,
		...(told.dev === undefined ? {} : { by: told.dev }),
		...(Math.abs(clockShift) > anHour ? { clockShift } : {}),
	};
}
