// A phone hands in the bytes of a picture that an operation told of before. What is answered with
// success survives the power being cut.
import { Problem, type ProblemCode } from '../problem.ts';
import { leaveUnread, mindLength, partsOf } from './arriving.ts';
import type { Named, PhotoContext } from './context.ts';
import { develop } from './develop.ts';
import { mostPixels, pixelsOf } from './header.ts';
import { sortOf, type Sort } from './magic.ts';
import { markStored, markUnstored, mindQuota, photoRow } from './rows.ts';
import type { Draft } from './store.ts';
import { inTurn, pictureTurn } from './turn.ts';

/**
 * Keeps the body of the request as the picture of that name, once; a picture that is here already is
 * a success at once. Throws Problem not-declared, too-large, over-quota, wrong-hash, not-a-picture,
 * unreadable, disk-full and busy; nothing of the bytes is kept then.
 */
export async function receivePhoto(
	context: PhotoContext,
	{ org, sha }: Named,
	request: Request,
): Promise<void> {
	try {
		if (await isHere(context, { org, sha }, request)) return;
		const draft = await context.photos.put(org, partsOf(request));
		try {
			await take(context, { org, sha }, draft);
		} finally {
			await draft.discard();
		}
	} catch (error) {
		if (error instanceof Problem && error.cause) {
			const why = error.cause instanceof Error ? error.cause.message : '';
			context.log('photo.refused', { org, code: error.code, why });
		}
		throw error;
	} finally {
		leaveUnread(request);
	}
	// The phone need not wait for this; whoever wants to see the picture before, does.
	void develop(context, { org, sha }).catch((error: unknown) => {
		context.log('photo.undeveloped', { org, why: String(error) });
	});
}

/** What can be known before a byte is read; true when the picture is stored already. */
async function isHere(context: PhotoContext, named: Named, request: Request): Promise<boolean> {
	const row = await photoRow(context, named);
	if (!row) throw new Problem('not-declared');
	if (row.state === 'stored' && (await context.photos.has(named.org, named.sha))) return true;
	mindLength(request);
	if (row.state !== 'stored')
		await mindQuota(context, named.org, Number(request.headers.get('content-length') ?? 0));
	return false;
}

const isRefusal = new Set<ProblemCode>(['not-declared', 'over-quota', 'disk-full']);

async function take(context: PhotoContext, named: Named, draft: Draft): Promise<void> {
	if (draft.sha !== named.sha) throw new Problem('wrong-hash');
	const sort = await inspect(draft);
	await inTurn(pictureTurn(named.org, named.sha), async () => {
		if (!sort) {
			await markUnstored(context, named, 'bad');
			throw new Problem('not-a-picture');
		}
		await draft.commit(named.sha, 'original');
		try {
			await markStored(context, named, { bytes: draft.bytes, mime: sort.mime });
		} catch (error) {
			// Any other failure may come after the database took it: then the bytes must stay.
			if (error instanceof Problem && isRefusal.has(error.code))
				await context.photos.remove(named.org, named.sha);
			throw error;
		}
	});
}

/** What it is, or null for what is no picture at all, or a bomb. Whole files, so one at a time. */
const inspect = (draft: Draft): Promise<Sort | null> =>
	inTurn('inspection', async () => {
		const bytes = await draft.read();
		const sort = sortOf(bytes);
		const pixels = sort && pixelsOf(bytes, sort);
		return pixels !== null && pixels > mostPixels ? null : sort;
	});
