// What a preview shows before anything enters: how much, of when, and what is odd about it.
import type { Day } from '../time/business-day.ts';
import type { ImportBatch } from './batch.ts';
import { isBlocking, type ImportProblem, type ProblemCode, type TableRole } from './problem.ts';

/** The same thing said of several rows of one file; `first` shows what it looks like. */
export type ProblemGroup = {
	code: ProblemCode;
	table: TableRole;
	count: number;
	isBlocking: boolean;
	first: ImportProblem;
};

export type ImportSummary = {
	inspections: number;
	findings: number;
	sites: number;
	/** First and last day; null without inspections. */
	from: Day | null;
	to: Day | null;
	/** Tenths of 0 to 100. */
	lowest: number | null;
	highest: number | null;
	/** Rows that cannot enter. */
	left: number;
	/** Texts that tell when they were put right: how many, and how many of them on the very day. */
	corrections: { count: number; sameDay: number };
	/** What blocks first, then by how often. */
	problems: ProblemGroup[];
};

export function summaryOf(batch: ImportBatch): ImportSummary {
	const days = batch.inspections.map(({ day }) => day).sort();
	const scores = batch.inspections.map(({ tenths }) => tenths).sort((a, b) => a - b);
	const corrected = batch.findings.filter(({ hasCorrection }) => hasCorrection);
	const left = batch.problems.filter(isBlocking).map(({ table, row }) => `${table} ${row}`);
	return {
		inspections: batch.inspections.length,
		findings: batch.findings.length,
		sites: batch.sites.length,
		from: days[0] ?? null,
		to: days.at(-1) ?? null,
		lowest: scores[0] ?? null,
		highest: scores.at(-1) ?? null,
		left: new Set(left).size,
		corrections: {
			count: corrected.length,
			sameDay: corrected.filter(({ day, corrected }) => day === corrected).length,
		},
		problems: groupsOf(batch.problems),
	};
}

function groupsOf(problems: readonly ImportProblem[]): ProblemGroup[] {
	const groups = new Map<string, ProblemGroup>();
	for (const problem of problems) {
		const { code, table } = problem;
		const key = `${table} ${code}`;
		const group = groups.get(key) ?? {
			code,
			table,
			count: 0,
			isBlocking: isBlocking(problem),
			first: problem,
		};
		groups.set(key, { ...group, count: group.count + 1 });
	}
	return [...groups.values()].sort(
		(a, b) => Number(b.isBlocking) - Number(a.isBlocking) || b.count - a.count,
	);
}
