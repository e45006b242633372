// The owner's doors to what could not be taken in, and to taking something away for good.
import * as v from 'valibot';
import { uuid } from '#lib/protocol/bodies.ts';
import { forgetPhoto } from '../photos/forget.ts';
import { Problem } from '../problem.ts';
import { redact } from '../sync/redact.ts';
import { admit, archive, review } from '../sync/review.ts';
import type { Door, DoorName } from './door.ts';
import { readJson, say } from './say.ts';

const decision = v.variant('decision', [
	v.object({ decision: v.literal('admit') }),
	v.object({
		decision: v.literal('archive'),
		reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
	}),
]);
const erasure = v.object({ op: uuid });

export const reviewDoors = {
	'GET /api/orgs/[org]/review': {
		who: 'session',
		act: 'review.see',
		answer: async (asked, { org }) => say(asked, await review(asked.server, org)),
	},
	'POST /api/orgs/[org]/review/[id]': {
		who: 'session',
		act: 'review.decide',
		answer: async (asked, { org, person }) => {
			const told = parsed(decision, await readJson(asked));
			const deciding = { org, person, id: asked.params.id ?? '' };
			if (told.decision === 'admit') await admit(asked.server, deciding);
			else await archive(asked.server, deciding, told.reason);
			return say(asked, { done: true });
		},
	},
	'POST /api/orgs/[org]/redact': {
		who: 'session',
		act: 'redact',
		answer: async (asked, { org, person }) => {
			const { op } = parsed(erasure, await readJson(asked));
			const { sha } = await redact(asked.server, { org, person, op });
			if (sha !== null) await forgetPhoto(asked.server, { org, sha });
			return say(asked, { done: true });
		},
	},
} satisfies Partial<Record<DoorName, Door>>;

function parsed<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
	const result = v.safeParse(schema, value);
	if (!result.success) throw new Problem('unreadable');
	return result.output;
}
