// Several people in one walk: who answered what, who is done, and what came only after the end.
import type { Fact, Kind } from '../fact.ts';
import { walkScope, type WalkPlace } from './walk.ts';

/** One operation of a walk, as far as it tells who did what: `count` is a `walk.done`'s. */
export type Spoken = {
	op: string;
	kind: Kind;
	ent: string;
	person: string;
	/** The phone's install: a person may have walked with two. */
	dev: string;
	count?: number;
};

export type Participant = {
	person: string;
	/** Items they answered, as far as this phone heard. */
	answered: number;
	/** Answers their phones say they gave, and which have not come yet. */
	missing: number;
	/** Every phone of theirs that answered has said that it is done. */
	isDone: boolean;
};

export type Together = {
	/** In the order in which they first spoke. */
	people: Participant[];
	/** Who told an operation. */
	authors: ReadonlyMap<string, string>;
	/** Answers and notes that came after the walk was finished. */
	late: ReadonlySet<string>;
	/** 1 for the report as it was first finished; more with every new end and everything late. */
	revision: number;
};

/** Says that this phone has told all it had; the walk itself goes on. */
export const doneWith = (walk: WalkPlace, count: number): Fact<'walk.done'> => ({
	kind: 'walk.done',
	v: 1,
	scope: walkScope(walk),
	ent: walk.id,
	body: { count },
});

/** What a walk's operations tell of its people; in the log's order, unsent ones last. */
export function togetherOf(spoken: readonly Spoken[]): Together {
	const phones = new Map<string, { person: string; ents: Set<string>; count: number | null }>();
	const end: Ending = { isFinished: false, revision: 0, late: new Set() };
	for (const one of spoken) {
		endAfter(end, one);
		if (one.kind !== 'answer.set' && one.kind !== 'walk.done') continue;
		const key = `${one.person} ${one.dev}`;
		const phone = phones.get(key) ?? { person: one.person, ents: new Set(), count: null };
		if (one.kind === 'answer.set') phone.ents.add(one.ent);
		else phone.count = one.count ?? 0;
		phones.set(key, phone);
	}
	const people = new Map<string, Participant>();
	for (const { person, ents, count } of phones.values()) {
		const known = people.get(person) ?? { person, answered: 0, missing: 0, isDone: true };
		people.set(person, {
			person,
			answered: known.answered + ents.size,
			missing: known.missing + Math.max(0, (count ?? 0) - ents.size),
			isDone: known.isDone && count !== null,
		});
	}
	return {
		people: [...people.values()],
		authors: new Map(spoken.map(({ op, person }) => [op, person])),
		late: end.late,
		revision: end.revision,
	};
}

type Ending = { isFinished: boolean; revision: number; late: Set<string> };

/** Two phones may both finish a walk: the second end changes nothing. */
function endAfter(end: Ending, { kind, op }: Spoken): void {
	if (kind === 'walk.finish' && !end.isFinished) {
		end.isFinished = true;
		end.revision += 1;
		// What came late stands in the report that was finished anew.
		end.late.clear();
	} else if (kind === 'walk.reopen') end.isFinished = false;
	else if (end.isFinished && (kind === 'answer.set' || kind === 'note.set')) {
		end.revision += 1;
		end.late.add(op);
	}
}

/** Who else is in the walk: all who answered, but for the one who looks. */
export const othersIn = ({ people }: Together, me: string | null): Participant[] =>
	people.filter(({ person, answered }) => person !== me && answered > 0);
