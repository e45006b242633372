// What one invented walk sees, item by item, before it is told as facts.
import { isIntrusion, type Answer, type SkipReason } from '../walk/answer.ts';
import type { Item } from '../checklist/checklist.ts';
import type { Area } from '../site/site.ts';
import type { PhotoRole, Picture } from '../walk/photo.ts';
import type { Planned } from './calendar.ts';
import { driftOf, fixRateOf, foundAt, shifted } from './habits.ts';
import type { Dice } from './random.ts';
import { notes, type AreaKey } from './words.ts';

/** A picture that an intrusion of this item may show. */
export type ExamplePicture = Omit<Picture, 'takenAt'> & { item: string; role: PhotoRole };

/** An area with its list, what never applies there, and how often each item speaks badly. */
export type ExampleArea = {
	key: AreaKey;
	area: Area;
	tpl: string;
	items: Item[];
	exempt: string[];
	rates: Map<string, number>;
};

/** `pace`: seconds this answer took. `mistap`: what the thumb said first, put right at once. */
export type Seen = {
	at: ExampleArea;
	item: Item;
	answer: Answer;
	pace: number;
	mistap: Answer | null;
	/** Which of the item's notes was written. */
	note: number | null;
	/** Seconds until it was put right, or null. */
	fixedAfter: number | null;
	pictures: ExamplePicture[];
};

export type Round = Planned & {
	end: 'finished' | 'void' | 'open';
	visited: ExampleArea[];
	seen: Seen[];
};

export function walkRound(planned: Planned, areas: readonly ExampleArea[], dice: Dice): Round {
	const visited = areas.filter(({ key }) => planned.areas.includes(key));
	const seen = visited.flatMap((at) => visit(at, planned, dice));
	return { ...planned, end: 'finished', visited, seen };
}

function visit(at: ExampleArea, { day, load }: Planned, dice: Dice): Seen[] {
	const isRestroom = at.key === 'women' || at.key === 'men';
	const isTaken = isRestroom && dice.chance(0.03);
	return at.items
		.filter((item) => !at.exempt.includes(item.id))
		.map((item) => {
			const risk = shifted(at.rates.get(item.id) ?? 0, load + driftOf(at.key, item, day));
			const found = foundAt(item, risk, dice);
			const unseen = unseenOf(item, isTaken, dice);
			return look(at, item, unseen ?? found, dice);
		});
}

/** Why nobody could say, or null for the many that were seen. */
function unseenOf(item: Item, isTaken: boolean, dice: Dice): Answer | null {
	const why = dice.between(0, 1);
	const skipped = (reason: SkipReason): Answer => ({ kind: 'skip', reason });
	if (isTaken && stalls.includes(item.id)) return skipped('no_access');
	if (item.id === 'rec-wait-info' && item.naWhen && why < 0.35) return { kind: 'na' };
	if (why > 0.995) return skipped(item.dimension === 'conduct' ? 'other' : 'no_access');
	return why > 0.992 ? skipped('no_time') : null;
}

/** What only an empty cubicle shows. */
const stalls = ['res-door-lock', 'res-toilets', 'res-toilet-paper'];

function look(at: ExampleArea, item: Item, answer: Answer, dice: Dice): Seen {
	const speaksBadly = isIntrusion(answer);
	const isSlip = dice.chance(0.006);
	const isNoted = dice.chance(0.4);
	const isFixed = dice.chance(fixRateOf(item));
	const written = notes[item.id]?.length ?? 0;
	const which = dice.place(written);
	return {
		at,
		item,
		answer,
		pace: Math.round(dice.between(8, 25)),
		mistap: isSlip && answer.kind === 'pass' ? { kind: 'fail' } : null,
		note: speaksBadly && isNoted && written > 0 ? which : null,
		fixedAfter: speaksBadly && isFixed ? Math.round(25 + 100 * dice.between(0, 1) ** 2) : null,
		pictures: [],
	};
}

/** Photographs the last two intrusions of every item that has pictures; an after needs a fix. */
export function photograph(rounds: readonly Round[], pictures: readonly ExamplePicture[]): void {
	for (const item of new Set(pictures.map((picture) => picture.item))) {
		const own = pictures.filter((picture) => picture.item === item);
		const needsFix = own.some(({ role }) => role === 'after');
		rounds
			.filter(({ end }) => end !== 'void')
			.flatMap(({ seen }) => seen)
			.filter((one) => one.item.id === item && isIntrusion(one.answer))
			.filter((one) => !needsFix || one.fixedAfter !== null)
			.slice(-2)
			.forEach((one) => (one.pictures = own));
	}
}
