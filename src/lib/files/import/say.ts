// What is wrong with a file or a row, in the reader's words.
import type { ImportProblem, ProblemCode } from '#lib/domain/import/problem.ts';
import type { Formats } from '#lib/messages/formats.ts';
import type { Messages } from '#lib/messages/index.ts';
import type { ImportFileCode, ImportFileProblem } from './import-file-problem.ts';

type Words = Messages['importing'];
/** Facts by name, as text or as a number; what a problem does not tell is empty. */
type Facts = {
	text: (name: string) => string;
	number: (name: string) => number;
	day: (name: string) => string;
};
type Sayings<C extends string> = Record<C, (m: Words, facts: Facts) => string>;

/** The whole sentence, its row first: «Fila 12: falta la fecha.» */
export function sayProblem({ code, row, facts }: ImportProblem, m: Words, f: Formats): string {
	return m.row(row, problems[code](m, factsOf(facts, f)));
}

export const sayFileProblem = ({ code, facts }: ImportFileProblem, m: Words, f: Formats): string =>
	files[code](m, factsOf(facts, f));

function factsOf(facts: ImportProblem['facts'], f: Formats): Facts {
	const text = (name: string) => String(facts[name] ?? '');
	return {
		text,
		number: (name) => Number(facts[name] ?? 0),
		day: (name) => f.calendarDay(text(name), { year: 'numeric' }),
	};
}

const problems: Sayings<ProblemCode> = {
	'site-missing': (m) => m.problems.siteMissing,
	'site-too-long': (m, { text }) => m.problems.siteTooLong(text('found')),
	'date-missing': (m) => m.problems.dateMissing,
	'date-unreadable': (m, { text }) => m.problems.dateUnreadable(text('found')),
	'date-impossible': (m, { text }) => m.problems.dateImpossible(text('found')),
	'date-future': (m, { text }) => m.problems.dateFuture(text('found')),
	'score-missing': (m) => m.problems.scoreMissing,
	'score-unreadable': (m, { text }) => m.problems.scoreUnreadable(text('found')),
	'score-out-of-range': (m, { text }) =>
		m.problems.scoreOutOfRange(text('found'), text('worst'), text('best')),
	'text-missing': (m) => m.problems.textMissing,
	'row-empty': (m) => m.problems.rowEmpty,
	'row-uneven': (m, { number }) => m.problems.rowUneven(number('cells'), number('columns')),
	'quote-open': (m) => m.problems.quoteOpen,
	'encoding-mixed': (m, { text }) => m.problems.encodingMixed(text('found')),
	'inspection-twice': (m, { text, day, number }) =>
		m.problems.inspectionTwice(text('site'), day('day'), number('first')),
	'finding-twice': (m, { number }) => m.problems.findingTwice(number('first')),
	'text-too-long': (m, { number }) => m.problems.textTooLong(number('most')),
	'finding-orphan': (m, { text, day, number }) =>
		m.problems.findingOrphan(text('site'), day('day'), number('rows')),
	'correction-before': (m, { text, number }) =>
		m.problems.correctionBefore(text('found'), number('days')),
	'correction-not-a-date': (m, { text }) => m.problems.correctionNotADate(text('found')),
	'correction-impossible': (m, { text }) => m.problems.correctionImpossible(text('found')),
	'site-unnamed': (m, { text }) => m.problems.siteUnnamed(text('site')),
	'site-twice': (m, { text }) => m.problems.siteTwice(text('site')),
};

const files: Sayings<ImportFileCode> = {
	'file-too-large': (m, { text, number }) => m.file.tooLarge(text('name'), number('mb')),
	'file-empty': (m, { text }) => m.file.empty(text('name')),
	'file-old-excel': (m, { text }) => m.file.oldExcel(text('name')),
	'file-unknown': (m, { text }) => m.file.unknown(text('name')),
	'file-broken': (m, { text }) => m.file.broken(text('name')),
};
