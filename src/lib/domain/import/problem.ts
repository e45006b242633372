// What can be wrong with a row that somebody brings; the sentences stand in messages/.

/** Rows with one of these cannot become anything: nothing enters until somebody decides about them. */
export const blockingCodes = [
	'site-missing',
	'site-too-long',
	'date-missing',
	'date-unreadable',
	'date-impossible',
	'date-future',
	'score-missing',
	'score-unreadable',
	'score-out-of-range',
	'text-missing',
] as const;

/** Rows with one of these enter, and are told of. */
export const tellingCodes = [
	'row-empty',
	'row-uneven',
	'quote-open',
	'encoding-mixed',
	'inspection-twice',
	'finding-twice',
	'text-too-long',
	'finding-orphan',
	'correction-before',
	'correction-not-a-date',
	'correction-impossible',
	'site-unnamed',
	'site-twice',
] as const;

export type ProblemCode = (typeof blockingCodes)[number] | (typeof tellingCodes)[number];

/** Which of the files a row is of. */
export type TableRole = 'inspections' | 'findings' | 'sites';

/** `facts` are what its sentence speaks of: the text that was found, the other row, days, counts. */
export type ImportProblem = {
	code: ProblemCode;
	table: TableRole;
	row: number;
	facts: Readonly<Record<string, string | number>>;
};

const blocking: ReadonlySet<string> = new Set(blockingCodes);
/** A table of names adds nothing but names: no row of it can keep the others out. */
export const isBlocking = ({ code, table }: Pick<ImportProblem, 'code' | 'table'>): boolean =>
	table !== 'sites' && blocking.has(code);
