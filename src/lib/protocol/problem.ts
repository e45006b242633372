// Why something that came from elsewhere was refused: by path, for the log, never for the screen.

/** `path` names what was wrong, `why` says it for the log. */
export class WireProblem extends Error {
	readonly path: string;
	readonly why: string;
	constructor(path: string, why: string) {
		super(`operation refused at ${path || 'its root'}: ${why}`);
		this.name = 'WireProblem';
		this.path = path;
		this.why = why;
	}
}
