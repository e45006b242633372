// Somebody's files become one batch: all that enters, named for good, and every row that is odd.
import type { Day } from '../time/business-day.ts';
import { latestDay } from './dates.ts';
import { findingRows, tellOrphans, type FindingRow } from './findings.ts';
import { importIdOf, occurrences, type Imported, type Seal } from './import-id.ts';
import { inspectionRows, placeKey, teller, type InspectionRow } from './inspections.ts';
import type { Mapping } from './mapping.ts';
import { isBlocking, type ImportProblem, type TableRole } from './problem.ts';
import { importedSites, siteNames, type ImportedSite } from './sites.ts';
import type { Table } from './table.ts';

export type ImportedInspection = InspectionRow & { id: string };
export type ImportedFinding = {
	id: string;
	/** Of the first inspection at its site on its day; null when there is none. */
	inspection: string | null;
	site: string;
	day: Day;
	text: string;
	corrected: Day | null;
	hasCorrection: boolean;
	row: number;
};

/**
 * A series of its own, never mixed into walks. Ids and hash follow from the content alone: the same
 * files give the same batch. While a problem blocks, its rows are missing here, and nothing should
 * enter until a person has said that it may without them.
 */
export type ImportBatch = {
	series: 'imported';
	id: string;
	hash: string;
	/** Inspections and findings together. */
	count: number;
	sites: ImportedSite[];
	inspections: ImportedInspection[];
	findings: ImportedFinding[];
	problems: ImportProblem[];
};

/** Who imports and when (ms), and what computes a hash for the domain. */
export type ImportedBy = { org: string; seal: Seal; now: number };

export function batchOf(tables: readonly Table[], mapping: Mapping, by: ImportedBy): ImportBatch {
	const problems = readingProblems(tables, mapping);
	const on = { problems, latest: latestDay(by.now) };
	const inspections = readInspections(tables, mapping, on);
	const findings = readFindings(tables, mapping, on);
	const tellOf = (role: TableRole) => teller(role, problems);
	if (mapping.findings) tellOrphans(findings, inspections, tellOf('findings'));
	const table = mapping.sites && tables[mapping.sites.table];
	const named = mapping.sites && table ? siteNames(table, mapping.sites, tellOf('sites')) : null;
	const sites = importedSites(inspections, named, tellOf('inspections'));
	const known = new Set(sites.map(({ site }) => site));
	const rest = findings.filter(({ site }) => !known.has(site));
	sites.push(...importedSites(rest, named, tellOf('findings')));
	return sealed({ sites, inspections, findings, problems }, by);
}

/** Whether every row can enter as it is. */
export const isWholeBatch = ({ problems }: Pick<ImportBatch, 'problems'>): boolean =>
	!problems.some(isBlocking);

type On = { problems: ImportProblem[]; latest: Day };

function readInspections(
	tables: readonly Table[],
	mapping: Mapping,
	{ problems, latest }: On,
): InspectionRow[] {
	const table = tables[mapping.inspections.table];
	const tell = teller('inspections', problems);
	return table ? inspectionRows(table, mapping, { tell, latest }) : [];
}

function readFindings(
	tables: readonly Table[],
	{ findings, inspections }: Mapping,
	{ problems, latest }: On,
): FindingRow[] {
	const table = findings && tables[findings.table];
	if (!table) return [];
	const isShared = findings.table === inspections.table;
	return findingRows(table, findings, { tell: teller('findings', problems), isShared, latest });
}

/** What the reading of each file already told, under what the file turned out to be. */
function readingProblems(tables: readonly Table[], mapping: Mapping): ImportProblem[] {
	const roles: [TableRole, number | undefined][] = [
		['inspections', mapping.inspections.table],
		['findings', mapping.findings?.table],
		['sites', mapping.sites?.table],
	];
	return tables.flatMap((table, index) => {
		const role = roles.find(([, place]) => place === index)?.[0];
		return role ? table.problems.map((problem) => ({ ...problem, table: role })) : [];
	});
}

type Read = Pick<ImportBatch, 'sites' | 'problems'> & {
	inspections: InspectionRow[];
	findings: FindingRow[];
};

function sealed({ sites, inspections, findings, problems }: Read, by: ImportedBy): ImportBatch {
	const nameOf = naming(by);
	const named = inspections.map((one) => ({
		id: nameOf('inspection', [one.site, one.day, one.tenths]),
		...one,
	}));
	const idAt = new Map<string, string>();
	for (const one of named) if (!idAt.has(placeKey(one))) idAt.set(placeKey(one), one.id);
	const found = findings.map(({ told, ...finding }) => ({
		id: nameOf('finding', [finding.site, finding.day, told]),
		inspection: idAt.get(placeKey(finding)) ?? null,
		...finding,
	}));
	const hash = by.seal([...named, ...found].map(({ id }) => id).sort());
	return {
		series: 'imported',
		id: nameOf('batch', [hash]),
		hash,
		count: named.length + found.length,
		sites,
		inspections: named,
		findings: found,
		problems: problems.sort(byPlace),
	};
}

function naming({ org, seal }: ImportedBy) {
	const counters = {
		inspection: occurrences(),
		finding: occurrences(),
		site: occurrences(),
		batch: occurrences(),
	};
	return (kind: Imported['kind'], content: readonly (string | number)[]): string =>
		importIdOf({ org, kind, content, nth: counters[kind](content) }, seal);
}

const order: readonly TableRole[] = ['inspections', 'findings', 'sites'];
const byPlace = (a: ImportProblem, b: ImportProblem): number =>
	order.indexOf(a.table) - order.indexOf(b.table) || a.row - b.row;
