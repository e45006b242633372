// A picture on its way to somebody who may see it: redrawn by us, or as a file that no browser opens.
import type { Viewer } from '#lib/domain/team/access.ts';
import { Problem } from '../problem.ts';
import type { Named, PhotoContext } from './context.ts';
import { develop } from './develop.ts';
import { sortOf } from './magic.ts';
import { tellsPlace } from './place.ts';
import { mayView } from './references.ts';
import { markUnstored, photoRow } from './rows.ts';
import { readStored, type PhotoKind } from './store.ts';

/** A day: a picture never changes, but one that was taken away should not linger in a browser. */
const keepFor = 86_400;

export type Size = Exclude<PhotoKind, 'original'>;

/**
 * The answer with the picture, or «not modified». Throws Problem not-found for whoever may not see it
 * and while it has not arrived, not-a-picture where there is no picture of that size to show.
 */
export async function servePhoto(
	context: PhotoContext,
	{ viewer, size, ...named }: Named & { viewer: Viewer; size: Size },
	known: string | null,
): Promise<Response> {
	const row = await photoRow(context, named);
	if (row?.state !== 'stored' || !(await mayView(context, named, viewer)))
		throw new Problem('not-found');
	const drawn = await drawnPhoto(context, named, { size, known });
	if (drawn) return drawn;
	if (size === 'thumb') throw new Problem('not-a-picture');
	return asFile(context, named);
}

/** As it was redrawn here; null when it cannot be. */
async function drawnPhoto(
	context: PhotoContext,
	{ org, sha }: Named,
	{ size, known }: { size: Size; known: string | null },
): Promise<Response | null> {
	if (!(await develop(context, { org, sha }))) return null;
	// Phones know by it that these bytes are a drawing of that picture.
	const etag = `"${sha}-${size === 'thumb' ? 'thumb' : 'full'}"`;
	const headers = { ...guarded, etag, 'cache-control': `private, max-age=${keepFor}, immutable` };
	if (known === etag) return new Response(null, { status: 304, headers });
	const stored = await context.photos.open(org, sha, size);
	if (!stored) return null;
	return new Response(stored.stream, {
		headers: {
			...headers,
			'content-type': 'image/jpeg',
			'content-length': String(stored.bytes),
			'content-disposition': 'inline',
		},
	});
}

/** The bytes as they came, unless they would tell where they were taken. */
async function asFile(context: PhotoContext, { org, sha }: Named): Promise<Response> {
	const bytes = await readStored(context.photos, org, sha);
	if (!bytes) {
		await markUnstored(context, { org, sha }, 'declared');
		throw new Problem('not-found');
	}
	if (tellsPlace(bytes)) {
		context.log('photo.tells-place', { org, sha });
		throw new Problem('not-found');
	}
	return new Response(new Uint8Array(bytes), {
		headers: {
			...guarded,
			'cache-control': 'no-store',
			'content-type': 'application/octet-stream',
			'content-length': String(bytes.length),
			'content-disposition': `attachment; filename="${sha.slice(0, 12)}.${sortOf(bytes)?.ending}"`,
		},
	});
}

/** Whatever these bytes are, a browser runs nothing of them. */
const guarded = {
	'x-content-type-options': 'nosniff',
	'content-security-policy': "sandbox; default-src 'none'",
};
