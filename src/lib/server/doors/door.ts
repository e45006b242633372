// A door is one endpoint: who may stand before it, what they may ask for, and what answers them.
import type { Act } from '#lib/domain/team/access.ts';
import type { Server } from '../server.ts';
import type { DeviceCaller, SessionCaller } from './caller.ts';

/** `address` is the asker's network address, for rate limits only; `params` those of the path. */
export type Asked = {
	server: Server;
	request: Request;
	url: URL;
	params: Readonly<Record<string, string>>;
	address: string;
};

/**
 * `device`: a phone by its token; `revocable`: also one whose token was revoked less than thirty days
 * ago; `session`: a person with a cookie, from our own pages.
 */
export type Door =
	| { who: 'anyone'; answer: (asked: Asked) => Promise<Response> }
	| {
			who: 'device' | 'revocable';
			act: Act;
			answer: (asked: Asked, caller: DeviceCaller) => Promise<Response>;
	  }
	| {
			who: 'session';
			act: Act;
			answer: (asked: Asked, caller: SessionCaller) => Promise<Response>;
	  };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** As Kit writes paths: `POST /api/orgs/[org]/sync/push`. */
export type DoorName = `${Method} /api/${string}`;
