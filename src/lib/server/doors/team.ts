// The owner's doors to the team: who belongs, who is invited, with which phones, and what they forgot.
import type { InvitationAnswer } from '#lib/protocol/door.ts';
import { codeForPeople } from '../access/code.ts';
import { revokeDevice } from '../access/devices.ts';
import { readInvitation, readPlace } from '../access/forms.ts';
import { invite, revokeInvitation, type Made } from '../access/invitations.ts';
import { linkTo } from '../access/link.ts';
import { changeMember, removeMember } from '../access/members.ts';
import { recoverThroughOwner } from '../access/recovery.ts';
import { teamOf } from '../access/team.ts';
import { inLog } from '../sync/tell.ts';
import type { Asked, Door, DoorName } from './door.ts';
import { readJson, say } from './say.ts';

export const teamDoors = {
	'GET /api/orgs/[org]/team': {
		who: 'session',
		act: 'team.see',
		answer: async (asked, { org }) => say(asked, await teamOf(asked.server, org)),
	},
	'POST /api/orgs/[org]/invitations': {
		who: 'session',
		act: 'team.invite',
		answer: async (asked, { org, person }) => {
			const { hours, ...offer } = readInvitation(await readJson(asked));
			const purpose = { kind: 'join', org, ...offer } as const;
			return say(asked, told(asked, await invite(asked.server, purpose, { hours, by: person })));
		},
	},
	'DELETE /api/orgs/[org]/invitations/[id]': {
		who: 'session',
		act: 'team.invite',
		answer: async (asked, { org }) => {
			await revokeInvitation(asked.server, org, asked.params.id ?? '');
			return say(asked, {});
		},
	},
	'PATCH /api/orgs/[org]/members/[person]': {
		who: 'session',
		act: 'team.change',
		answer: async (asked, { org, person: by }) => {
			const place = readPlace(await readJson(asked));
			await inLog(asked.server, { org, person: by }, (telling) =>
				changeMember(telling, asked.params.person ?? '', place),
			);
			return say(asked, {});
		},
	},
	'DELETE /api/orgs/[org]/members/[person]': {
		who: 'session',
		act: 'team.change',
		answer: async (asked, { org, person: by }) => {
			const { person = '' } = asked.params;
			await inLog(asked.server, { org, person: by }, (telling) => removeMember(telling, person));
			await asked.server.auth.endSessions(person);
			asked.server.log('person.removed', { org, person, by });
			return say(asked, {});
		},
	},
	'POST /api/orgs/[org]/members/[person]/recover': {
		who: 'session',
		act: 'team.change',
		answer: async (asked, { org, person: by }) => {
			const { person = '' } = asked.params;
			return say(asked, told(asked, await recoverThroughOwner(asked.server, { org, person, by })));
		},
	},
	'DELETE /api/orgs/[org]/devices/[id]': {
		who: 'session',
		act: 'team.change',
		answer: async (asked, { org }) => {
			await revokeDevice(asked.server, org, asked.params.id ?? '');
			return say(asked, {});
		},
	},
} satisfies Partial<Record<DoorName, Door>>;

const told = ({ server, url }: Asked, made: Made): InvitationAnswer => ({
	...made,
	code: codeForPeople(made.code),
	link: linkTo(server.config.origin ?? url.origin, 'join', made.token),
});
