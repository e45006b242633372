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
	let shapes: Shape[] = [];
	for (const [index, step] of steps.entries()) {
		const restart = due(step.walkedAt);
		const fits = shapes.includes(step.shape) || areComparable([...shapes, step.shape], area);
		const present = stretches.at(-1);
		if (present && !restart && !fits && isStray(steps[index + 1], shapes)) continue;
		if (present && !restart && fits) {
			present.steps.push(step);
			if (!shapes.includes(step.shape)) shapes.push(step.shape);
			continue;
		}
		const why = restart ? 'owner' : present ? 'version' : 'first';
		stretches.push({ steps: [step], why, note: restart?.note ?? null });
		shapes = [step.shape];
	}
	return stretches.map((it) => {
		const walked = new Set(it.steps.map(({ shape }) => shape));
		return { ...it, core: coreOf([...walked], area) };
	});
}

/**
 * One walk alone by another version, and the next by a present one again: a phone that had not
 * heard. It compares with neither side and has no point.
 */
const isStray = (next: Step | undefined, present: readonly Shape[]): boolean =>
	next !== undefined && present.includes(next.shape);

/** The restart that a walk of this hour begins with, each told once; of several the last. */
function dueAt(restarts: readonly NewBaseline[]): (walkedAt: number) => NewBaseline | undefined {
	const waiting = [...restarts].sort((a, b) => a.walkedAt - b.walkedAt);
	return (walkedAt) => {
		if (waiting.length === 0) return undefined;
		const count = waiting.filter((one) => one.walkedAt <= walkedAt).length;
		return count === 0 ? undefined : waiting.splice(0, count).at(-1);
	};
}
