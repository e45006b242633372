// The doors of photos: what is missing, handing it in, looking at it, and what never came.
import { hash } from '#lib/protocol/bodies.ts';
import { is } from 'valibot';
import { announcedPhotos } from '../photos/announced.ts';
import { have, readHave } from '../photos/have.ts';
import { receivePhoto } from '../photos/receive.ts';
import { servePhoto } from '../photos/serve.ts';
import { Problem } from '../problem.ts';
import type { Asked, Door, DoorName } from './door.ts';
import { readJson, say } from './say.ts';

export const photoDoors = {
	'POST /api/orgs/[org]/photos/have': {
		who: 'revocable',
		act: 'photos.send',
		answer: async (asked, { org }) =>
			say(asked, await have(asked.server, org, readHave(await readJson(asked)))),
	},
	'PUT /api/orgs/[org]/photos/[sha]': {
		who: 'revocable',
		act: 'photos.send',
		answer: async (asked, { org }) => {
			await receivePhoto(asked.server, { org, sha: shaIn(asked) }, asked.request);
			return say(asked, { stored: true });
		},
	},
	'GET /api/orgs/[org]/photos/[sha]': {
		who: 'device',
		act: 'photos.see',
		answer: async (asked, { org, viewer }) => {
			const size = asked.url.searchParams.get('size') === 'thumb' ? 'thumb' : 'shown';
			const wanted = { org, sha: shaIn(asked), viewer, size } as const;
			return servePhoto(asked.server, wanted, asked.request.headers.get('if-none-match'));
		},
	},
	'GET /api/orgs/[org]/photos': {
		who: 'device',
		act: 'photos.missing',
		answer: async (asked, { org, viewer }) =>
			say(asked, { announced: await announcedPhotos(asked.server, org, viewer) }),
	},
} satisfies Partial<Record<DoorName, Door>>;

function shaIn({ params }: Asked): string {
	if (!is(hash, params.sha)) throw new Problem('not-found');
	return params.sha;
}
