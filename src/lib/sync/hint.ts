// The server's live word that there is something new: no data in it, only the number of its newest
// operation. Where it cannot be heard, asking now and then does the same.
import type { Account } from '#lib/local/link.ts';
import type { Transport } from './transport.ts';

/**
 * Listens until the line falls or the signal says so; gives whether it was ever heard. A head that was
 * told before is not told again.
 */
export async function listenForHints(
	transport: Transport,
	{ org, token }: Account,
	onHead: (head: number) => void,
	signal: AbortSignal,
): Promise<boolean> {
	if (token === null) return false;
	let last = -1;
	const path = `/api/orgs/${org}/sync/hint`;
	return transport.listen({ method: 'GET', path, token, signal }, (line) => {
		const head = headIn(line);
		if (head === null || head === last) return;
		last = head;
		onHead(head);
	});
}

function headIn(line: string): number | null {
	if (!line.startsWith('data:')) return null;
	try {
		const told = JSON.parse(line.slice(5)) as { head?: unknown } | null;
		return typeof told?.head === 'number' ? told.head : null;
	} catch {
		return null;
	}
}
