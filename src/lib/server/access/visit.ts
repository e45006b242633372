// A request at a door where nobody is known yet: where it came from and on which phone.
import type { Asked } from '../doors/door.ts';
import type { From } from './auth.ts';
import { labelOf } from './user-agent.ts';

/** `address` counts wrong tries; `label` names the phone. */
export type Visit = From & { address: string; label: string };

export const visitOf = ({ server, request, url, address }: Asked): Visit => ({
	headers: request.headers,
	origin: server.config.origin ?? url.origin,
	address,
	label: labelOf(request.headers.get('user-agent')),
});
