// The business itself: its name, and the region that decides how its numbers and dates are written.
import type { Fact } from '../fact.ts';

export const setOrganization = (
	id: string,
	{ name, region }: { name: string; region: string },
): Fact<'org.set'> => ({ kind: 'org.set', v: 1, scope: 'org', ent: id, body: { name, region } });
