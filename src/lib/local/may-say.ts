// Screens offer only what the server would take: the access table, asked for whoever looks at this phone.
import type { Kind, Scope } from '#lib/domain/fact.ts';
import { mayTell } from '#lib/domain/team/access.ts';
import type { Looking } from './viewer.ts';

/** Whether the server would take such a fact from this phone: screens offer nothing else. */
export const maySay = ({ person, role, sites }: Looking, kind: Kind, scope: Scope): boolean =>
	role !== null && mayTell({ person: person ?? '', role, sites }, kind, scope);
