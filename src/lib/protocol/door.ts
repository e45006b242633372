// What the doors of people say: setting up, joining, signing in, the team. All of it needs the network;
// every answer also carries p, magic and now.
import type { Role, Sites } from '#lib/domain/team/member.ts';

/** A token for one database of one person in one business: told once, kept by that phone alone. */
export type DeviceGiven = { org: string; id: string; token: string };

/** What another phone of the same person last said that it still held; `lastSeen` in ms. */
export type Unsent = {
	org: string;
	device: string;
	ops: number;
	photos: number;
	lastSeen: number | null;
};

/** A business that a person belongs to. */
export type Membership = { org: string; business: string; name: string; role: Role; sites: Sites };

/**
 * To `POST /api/set-up`, `POST /api/join` and `POST /api/session`. `device` is null where a person of
 * several businesses has not said which.
 */
export type EnterAnswer = {
	person: { id: string; name: string; username: string };
	memberships: Membership[];
	device: DeviceGiven | null;
	unsent: Unsent[];
};

/**
 * To `GET /api/join`: what an invitation is for. `sites` are names. `recover` sets a new password for
 * a person; `set-up` leads to the set-up of a business.
 */
export type PreviewAnswer =
	| {
			kind: 'join';
			business: string;
			role: Role;
			sites: 'all' | string[];
			usesLeft: number;
			expires: number;
	  }
	| { kind: 'recover'; business: string; name: string; username: string; expires: number }
	| { kind: 'set-up'; expires: number };

/** To `POST …/invitations` and `POST …/recover`: the only time that its secrets are told. */
export type InvitationAnswer = {
	id: string;
	token: string;
	/** In two groups, to be read aloud. */
	code: string;
	/** For the screen, a message or a QR. The secret stands behind a #, which no server is sent. */
	link: string;
	expires: number;
};

export type TeamDevice = {
	id: string;
	label: string;
	app: string | null;
	createdAt: number;
	lastSeen: number | null;
	pendingOps: number;
	pendingPhotos: number;
	oldestPending: number | null;
	/** Operations that it numbered and that never arrived. */
	holes: number;
	revokedAt: number | null;
};

export type TeamMember = {
	person: string;
	name: string;
	username: string;
	role: Role;
	sites: Sites;
	since: number;
	devices: TeamDevice[];
};

export type OpenInvitation = {
	id: string;
	kind: 'join' | 'recover';
	role: Role | null;
	sites: Sites | null;
	person: string | null;
	usesLeft: number;
	expires: number;
	createdBy: string | null;
	createdAt: number;
};

/** To `GET …/team`. */
export type TeamAnswer = { members: TeamMember[]; invitations: OpenInvitation[] };

/**
 * To `GET …/review`: what could not be taken in and nobody has decided about. `kind` is null for what
 * was no operation at all, `code` says why, `raw` is the beginning of it as it came.
 */
export type ReviewAnswer = {
	waiting: {
		id: string;
		name: string;
		at: number;
		kind: string | null;
		code: string;
		raw: string;
	}[];
};
