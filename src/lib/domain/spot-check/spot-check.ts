// An auditor's sealed look at the same lists: its own scope until it is finished, then the site's too.
import type { Scope } from '../fact.ts';

export type SpotCheckFacts = {
	/** The server shows a sealed check to its site; ent = the walk. */
	'spot-check.publish': { walk: string };
};

/** The walk whose own scope this is, or null for a scope of many walks. */
export const walkOfScope = (scope: Scope | string): string | null =>
	scope.startsWith('audit:') ? scope.slice('audit:'.length) : null;
