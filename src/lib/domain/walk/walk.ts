// Going round with one or more checklists, in the customer's order.
import { siteScope, type Fact, type Told } from '../fact.ts';
import { businessDay, shiftAt, type Day } from '../time/business-day.ts';
import type { Here } from '../here.ts';
import type { Site } from '../site/site.ts';

/** An area as it was when the walk began: its list's version and what never applies there. */
export type WalkArea = { id: string; name: string; list: string; tpl: string; exempt: string[] };

/** `house` = own people; spot checks are told apart later. */
export type WalkKind = 'house';

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
};

/** Starts a walk of at least one area. */
export function startWalk(site: Site, areas: WalkArea[], here: Here): Fact<'walk.start'> {
	const shift = shiftAt(site, here.now());
	return {
		kind: 'walk.start',
		v: 1,
		scope: siteScope(site.id),
		ent: here.newId(),
		body: {
			site: site.id,
			kind: 'house',
			areas,
			shift: shift && { id: shift.id, name: shift.name },
			tz: site.tz,
			cut: site.cut,
		},
	};
}

const about = (walk: Pick<Walk, 'id' | 'site'>) => ({
	v: 1 as const,
	scope: siteScope(walk.site),
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
export function walkAfter(walk: Walk | undefined, told: Told<keyof WalkFacts>): Walk | undefined {
	if (told.kind === 'walk.start') return walk ?? started(told);
	if (!walk || walk.state === 'void') return walk;
	switch (told.kind) {
		case 'walk.finish':
			return { ...walk, state: 'finished', finishedAt: told.at + told.off };
		case 'walk.reopen':
			return { ...walk, state: 'open', finishedAt: null };
		case 'walk.void':
			return { ...walk, state: 'void', voidReason: told.body.reason };
		case 'walk.done':
			return walk;
	}
}

function started(told: Told<'walk.start'>): Walk {
	const walkedAt = told.at + told.off;
	return {
		id: told.ent,
		...told.body,
		walkedAt,
		day: businessDay(walkedAt, told.body.tz, told.body.cut),
		state: 'open',
		finishedAt: null,
		voidReason: null,
	};
}
