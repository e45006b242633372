// What is told of a walk: its beginning, its end, and the walk after each of them.
import { timeOf, type Fact, type Told } from '../fact.ts';
import type { Here } from '../here.ts';
import type { Site } from '../site/site.ts';
import { businessDay, shiftAt } from '../time/business-day.ts';
import { walkScope, type Walk, type WalkArea, type WalkKind, type WalkPlace } from './walk.ts';

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
