// Which pictures the server still wants from a phone: asked before every round of uploads, and after a
// server was restored.
import * as v from 'valibot';
import { hash } from '#lib/protocol/bodies.ts';
import { Problem } from '../problem.ts';
import type { PhotoContext } from './context.ts';
import { isReferred } from './references.ts';
import { markUnstored } from './rows.ts';

export const mostAsked = 500;

const request = v.object({ shas: v.pipe(v.array(hash), v.maxLength(mostAsked)) });

/** Throws Problem unreadable. */
export function readHave(body: unknown): string[] {
	const read = v.safeParse(request, body);
	if (!read.success) throw new Problem('unreadable');
	return [...new Set(read.output.shas)];
}

/**
 * `missing`: not here, told of or not; `refused`: looked at and no picture, or taken away for good.
 * Everything else that was asked is safe. A row is not believed without its file: an older disk may
 * stand under a newer database.
 */
export async function have(context: PhotoContext, org: string, shas: readonly string[]) {
	const missing: string[] = [];
	const refused: string[] = [];
	const rows = await rowsOf(context, org, shas);
	for (const sha of shas) {
		const state = rows.get(sha);
		if (state === 'stored' && (await context.photos.has(org, sha))) continue;
		if (state === 'stored') await markUnstored(context, { org, sha }, 'declared');
		const isUnwanted = state === 'bad' || (!state && (await isForgotten(context, org, sha)));
		(isUnwanted ? refused : missing).push(sha);
	}
	return { missing, refused };
}

async function rowsOf({ db }: PhotoContext, org: string, shas: readonly string[]) {
	if (shas.length === 0) return new Map<string, string>();
	const rows = await db
		.selectFrom('photos')
		.select(['sha', 'state'])
		.where('org', '=', org)
		.where('sha', 'in', [...shas])
		.execute();
	return new Map<string, string>(rows.map(({ sha, state }) => [sha, state]));
}

/** Spoken of, but by nothing any more that anybody may see. */
async function isForgotten(context: PhotoContext, org: string, sha: string): Promise<boolean> {
	const known = await context.db
		.selectFrom('photo_refs')
		.select('ref')
		.where('org', '=', org)
		.where('sha', '=', sha)
		.limit(1)
		.executeTakeFirst();
	return known !== undefined && !(await isReferred(context, { org, sha }));
}
