// What is told of one area × item of a walk, and how it stands after each of them.
import type { Fact, Told } from '../fact.ts';
import { emptyRegister, registerAfter } from '../register.ts';
import { pointEnt, pointScope, type Answer, type AnswerRow, type Point } from './answer.ts';
import type { WalkKind } from './walk.ts';

export type AnswerFacts = {
	/** null = taken back, which is an answer too */
	'answer.set': { answer: Answer | null };
	'note.set': { text: string };
	/** Fixed on the spot, `seconds` after the intrusion was told. */
	'fix.add': { seconds: number };
	'fix.hide': { fix: string };
};

const about = (point: Point) => ({
	v: 1 as const,
	scope: pointScope(point),
	ent: pointEnt(point),
	tpl: point.tpl,
});

export const answerItem = (point: Point, answer: Answer | null): Fact<'answer.set'> => ({
	kind: 'answer.set',
	...about(point),
	body: { answer },
});

/** The longest note an operation of 16 KB carries whatever its alphabet, in code points. */
export const noteLimit = 2000;

export const noteItem = (point: Point, text: string): Fact<'note.set'> => ({
	kind: 'note.set',
	...about(point),
	body: { text: [...text].slice(0, noteLimit).join('') },
});

/** Notes typed in a walk and never told, by ent; a draft of an area that the walk lacks is left out. */
export function untoldNotes(
	walk: {
		id: string;
		site: string;
		kind: WalkKind;
		areas: readonly { id: string; tpl: string }[];
	},
	drafts: ReadonlyMap<string, string>,
): Fact<'note.set'>[] {
	return [...drafts].flatMap(([ent, text]) => {
		const [, areaId = '', item = ''] = ent.split('/');
		const area = walk.areas.find(({ id }) => id === areaId);
		if (!area || text.trim() === '') return [];
		const { id, site, kind } = walk;
		const point = { walk: id, site, kind, area: area.id, item, tpl: area.tpl };
		return [noteItem(point, text.trim())];
	});
}

export const fixItem = (point: Point, seconds: number): Fact<'fix.add'> => ({
	kind: 'fix.add',
	...about(point),
	body: { seconds: Math.max(0, Math.round(seconds)) },
});

export const unfixItem = (point: Point, fix: string): Fact<'fix.hide'> => ({
	kind: 'fix.hide',
	...about(point),
	body: { fix },
});

const emptyRow = (ent: string): AnswerRow => {
	const [walk = '', area = '', item = ''] = ent.split('/');
	const said = emptyRegister<Answer | null>();
	return { ent, walk, area, item, said, note: emptyRegister(), fixes: [], hiddenFixes: [] };
};

export function answerAfter(row: AnswerRow | undefined, told: Told<keyof AnswerFacts>): AnswerRow {
	const before = row ?? emptyRow(told.ent);
	switch (told.kind) {
		case 'answer.set':
			return { ...before, said: registerAfter(before.said, told, told.body.answer) };
		case 'note.set':
			return { ...before, note: registerAfter(before.note, told, told.body.text) };
		case 'fix.add': {
			const others = before.fixes.filter((fix) => fix.op !== told.id);
			const fix = { op: told.id, seconds: told.body.seconds, at: told.at };
			return { ...before, fixes: [...others, fix].sort((a, b) => (a.op < b.op ? -1 : 1)) };
		}
		case 'fix.hide': {
			const hidden = new Set([...before.hiddenFixes, told.body.fix]);
			return { ...before, hiddenFixes: [...hidden].sort() };
		}
	}
}
