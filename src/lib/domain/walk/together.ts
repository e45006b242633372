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
	/** They ended the walk, or said that they are done and have answered nothing more since. */
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
	const people = new Map<string, Person>();
	const end: Ending = { isFinished: false, revision: 0, late: new Set() };
	for (const one of spoken) {
		endAfter(end, one);
		if (!tellsOfPerson.has(one.kind)) continue;
		const person: Person = people.get(one.person) ?? { answers: new Map(), counts: new Map() };
		people.set(one.person, person);
		if (one.kind === 'walk.finish') person.hasFinished = true;
		else if (one.kind === 'walk.done') person.counts.set(one.dev, one.count ?? 0);
		else {
			const own = person.answers.get(one.dev) ?? new Set();
			person.answers.set(one.dev, own.add(one.ent));
		}
	}
	return {
		people: [...people].map(([person, known]) => participantOf(person, known)),
		authors: new Map(spoken.map(({ op, person }) => [op, person])),
		late: end.late,
		revision: end.revision,
	};
}

const tellsOfPerson = new Set<Kind>(['answer.set', 'walk.done', 'walk.finish']);

/** Items answered and counts told, by phone. */
type Person = {
	answers: Map<string, Set<string>>;
	counts: Map<string, number>;
	hasFinished?: true;
};

function participantOf(person: string, { answers, counts, hasFinished }: Person): Participant {
	const answered = [...answers.values()].reduce((sum, ents) => sum + ents.size, 0);
	const told = [...counts.values()].reduce((sum, count) => sum + count, 0);
	return {
		person,
		answered,
		missing: Math.max(0, told - answered),
		isDone: hasFinished === true || (counts.size > 0 && told >= answered),
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
