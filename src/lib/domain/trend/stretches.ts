// Where a line breaks: a list that changed too much, or an owner who says that something is new.
import { areComparable, coreOf, type Core } from './core.ts';
import type { Shape } from './shape.ts';

/** An owner's word that what is usual begins anew with a walk; the note says what changed. */
export type NewBaseline = { series: string; walk: string; walkedAt: number; note: string };

/** One walk of a series: its place in the tabulation, its lists and its hour. */
export type Step = { place: number; shape: Shape; walkedAt: number };

export type Stretch = {
	steps: Step[];
	/** Why it begins here: it is the first, the list changed, an owner said so. */
	why: 'first' | 'version' | 'owner';
	note: string | null;
	/** null = every walk as its own version has it. */
	core: Core | null;
	/** Walks meanwhile by phones that had not heard of a change: they compare with neither side. */
	strays: number;
};

/**
 * Cuts a series, oldest walk first, into stretches within which walks compare. `area` looks at one
 * area of each walk only.
 */
export function stretchesOf(
	steps: readonly Step[],
	restarts: readonly NewBaseline[],
	area: string | null,
): Stretch[] {
	const due = dueAt(restarts);
	const stretches: Omit<Stretch, 'core'>[] = [];
	const alike = alikeBy(area);
	let shapes: Shape[] = [];
	const former: Shape[] = [];
	for (const [index, step] of steps.entries()) {
		const restart = due(step.walkedAt);
		const present = stretches.at(-1);
		if (present && !restart && alike(shapes, step.shape)) {
			present.steps.push(step);
			if (!shapes.includes(step.shape)) shapes.push(step.shape);
			continue;
		}
		const ahead = steps.slice(index + 1, index + 1 + sight).map(({ shape }) => shape);
		if (present && !restart && isStray(step.shape, { ahead, shapes, former, alike })) {
			present.strays += 1;
			continue;
		}
		const why = restart ? 'owner' : present ? 'version' : 'first';
		stretches.push({ steps: [step], why, note: restart?.note ?? null, strays: 0 });
		former.push(...shapes);
		shapes = [step.shape];
	}
	return stretches.map((it) => {
		const walked = new Set(it.steps.map(({ shape }) => shape));
		return { ...it, core: coreOf([...walked], area) };
	});
}

/** How many walks ahead tell a change of the list from a phone that has not heard of it. */
const sight = 6;

type Alike = (some: readonly Shape[], other: Shape) => boolean;

/** Compared once for each shape and company: walks are thousands, shapes a few. */
function alikeBy(area: string | null): Alike {
	const known = new Map<Shape, Map<string, boolean>>();
	const names = new Map<Shape, number>();
	const nameOf = (shape: Shape): number => {
		names.set(shape, names.get(shape) ?? names.size);
		return names.get(shape) ?? 0;
	};
	return (some, other) => {
		if (some.includes(other)) return true;
		const company = some.map(nameOf).join();
		const told = known.get(other) ?? new Map<string, boolean>();
		const answer = told.get(company) ?? areComparable([...some, other], area);
		known.set(other, told.set(company, answer));
		return answer;
	};
}

/**
 * A walk by another version while others go on by a present one. A version that was left before is an
 * old phone's unless everybody returns to it; a new one is stray only if it does not come again soon.
 */
function isStray(
	shape: Shape,
	{
		ahead,
		shapes,
		former,
		alike,
	}: Record<'ahead' | 'shapes' | 'former', Shape[]> & { alike: Alike },
): boolean {
	const goesOn = ahead.some((next) => alike(shapes, next));
	const again = ahead.filter((next) => alike([shape], next)).length;
	if (former.some((one) => alike([one], shape))) return goesOn || again < 2;
	return goesOn && again === 0;
}

/** The restart that a walk of this hour begins with, each told once; of several the last. */
function dueAt(restarts: readonly NewBaseline[]): (walkedAt: number) => NewBaseline | undefined {
	const waiting = [...restarts].sort((a, b) => a.walkedAt - b.walkedAt);
	return (walkedAt) => {
		if (waiting.length === 0) return undefined;
		const count = waiting.filter((one) => one.walkedAt <= walkedAt).length;
		return count === 0 ? undefined : waiting.splice(0, count).at(-1);
	};
}
