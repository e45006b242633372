// An invented walk as the facts a phone would have told, each at its second.
import { answerItem, fixItem, noteItem } from '../walk/answer-facts.ts';
import type { Point } from '../walk/answer.ts';
import { addPhoto } from '../walk/photo.ts';
import { finishWalk, startWalk, voidWalk, walkAfter } from '../walk/walk-facts.ts';
import type { Walk } from '../walk/walk.ts';
import { textIn, type Language } from '../checklist/checklist.ts';
import type { Fact } from '../fact.ts';
import type { Site } from '../site/site.ts';
import type { Round, Seen } from './seen.ts';
import { notes, voidReason } from './words.ts';

/** A fact and the instant it was told, in ms. */
export type Timed = { at: number; fact: Fact };

type Teller = { site: Site; language: Language; newId: () => string };

export function tellRound(round: Round, { site, language, newId }: Teller): Timed[] {
	const told: Timed[] = [];
	let at = round.startAt;
	const tell = (...facts: Fact[]) => told.push(...facts.map((fact) => ({ at, fact })));
	const start = startWalk(site, areasOfWalk(round), { now: () => at, newId });
	const walk = walkAfter(undefined, { ...start, id: '', parents: [], at, off: 0 });
	tell(start);
	for (const one of round.seen) {
		const point = pointOf(start.ent, site.id, one);
		at += one.pace * 1000;
		if (one.mistap) {
			tell(answerItem(point, one.mistap));
			at += 2_400;
		}
		tell(answerItem(point, one.answer));
		const seenAt = at;
		for (const picture of one.pictures) {
			const isAfter = picture.role === 'after' && one.fixedAfter !== null;
			at = isAfter ? seenAt + (one.fixedAfter ?? 0) * 1000 : at + 5_000;
			tell(addPhoto(point, newId(), picture.role, { ...picture, takenAt: at - 700 }));
		}
		if (one.note !== null) {
			at += 9_000;
			tell(noteItem(point, textIn(notes[one.item.id]?.[one.note], language)));
		}
		if (one.fixedAfter !== null) {
			at = Math.max(at, seenAt + one.fixedAfter * 1000);
			tell(fixItem(point, (at - seenAt) / 1000));
		}
	}
	at += 9_000;
	if (walk && round.end !== 'open') tell(...finishWalk(walk, answersIn(told)));
	at += 240_000;
	if (walk && round.end === 'void') tell(voidWalk(walk, textIn(voidReason, language)));
	return told;
}

const areasOfWalk = ({ visited }: Round): Walk['areas'] =>
	visited.map(({ area, tpl, exempt }) => ({
		id: area.id,
		name: area.name,
		list: area.list,
		tpl,
		exempt,
	}));

const pointOf = (walk: string, site: string, { at, item }: Seen): Point => ({
	walk,
	site,
	area: at.area.id,
	item: item.id,
	tpl: at.tpl,
});

const answersIn = (told: readonly Timed[]): number =>
	new Set(told.flatMap(({ fact }) => (fact.kind === 'answer.set' ? [fact.ent] : []))).size;
