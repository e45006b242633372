// A sealed spot check is shown to its site: the server tells so itself, in the transaction that sealed it.
import { siteScope } from '#lib/domain/fact.ts';
import { tell } from './place.ts';
import type { Ledger } from './ledger.ts';

/** Nobody asked for it: the seal itself does. */
const byItself = 'server';

/** Those whose place is known; the others follow when their start arrives. */
export function publishChecks(ledger: Ledger): void {
	for (const scope of ledger.audited) {
		const audit = ledger.audits.get(scope);
		if (!audit || audit.sealed_seq === null || audit.published_seq !== null || audit.site === '')
			continue;
		const { walk, site } = audit;
		const place = { scope: siteScope(site), ent: walk };
		tell(ledger, { kind: 'spot-check.publish', v: 1, ...place, body: { walk } }, byItself);
	}
}
