// What can be wrong with a file that somebody opens; the sentences stand in messages/.

export type FileProblemCode = 'not-an-export' | 'corrupt' | 'newer';

/** `count` and `path` tell of refused operations: how many, and where the first one was wrong. */
export class FileProblem extends Error {
	readonly code: FileProblemCode;
	readonly count: number;
	readonly path: string;
	constructor(code: FileProblemCode, detail: { count?: number; path?: string } = {}) {
		super(`file: ${code}${detail.path ? ` (${detail.path})` : ''}`);
		this.name = 'FileProblem';
		this.code = code;
		this.count = detail.count ?? 0;
		this.path = detail.path ?? '';
	}
}
