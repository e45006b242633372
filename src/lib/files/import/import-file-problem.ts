// What can be wrong with a file as a whole before any row of it is read; sentences stand in messages/.

export type ImportFileCode =
	| 'file-too-large'
	| 'file-empty'
	/** An old Excel file, or one behind a password: both look the same from outside. */
	| 'file-old-excel'
	| 'file-unknown'
	| 'file-broken';

/** What a worker tells of such a problem, to be made one again by whoever asked. */
export type ImportFileFacts = ConstructorParameters<typeof ImportFileProblem>;

export class ImportFileProblem extends Error {
	readonly code: ImportFileCode;
	readonly facts: Readonly<Record<string, string | number>>;
	constructor(code: ImportFileCode, facts: Readonly<Record<string, string | number>>) {
		super(`import: ${code}`);
		this.name = 'ImportFileProblem';
		this.code = code;
		this.facts = facts;
	}
}
