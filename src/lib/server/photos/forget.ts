// Taking a picture away for good, once nothing that anybody may see speaks of it any more.
import type { Named, PhotoContext } from './context.ts';
import { isReferred } from './references.ts';
import { change, unstore } from './rows.ts';
import { inTurn, pictureTurn } from './turn.ts';

/**
 * Removes bytes and row when no visible operation, and none that waits for a decision, is left that
 * tells of the picture; true when they are gone. To be called after the transaction that hid or
 * redacted an operation; `forgetLeftovers` makes up for a server that died in between.
 */
export const forgetPhoto = (context: PhotoContext, { org, sha }: Named): Promise<boolean> =>
	inTurn(pictureTurn(org, sha), async () => {
		// First nobody is served it any more, then the bytes go, then the row that tells to finish this.
		if (await isKept(context, { org, sha })) return false;
		await context.photos.remove(org, sha);
		await dropRow(context, { org, sha });
		context.log('photo.forgotten', { org, sha });
		return true;
	});

async function isKept(context: PhotoContext, named: Named): Promise<boolean> {
	let kept = false;
	await change(context, named.org, async ({ tx }) => {
		kept = await isReferred({ db: tx }, named);
		return kept ? 0 : unstore(tx, named, 'bad');
	});
	return kept;
}

/** Somebody may have told of the same picture meanwhile: then it is waited for anew. */
const dropRow = (context: PhotoContext, { org, sha }: Named): Promise<void> =>
	change(context, org, async ({ tx }) => {
		if (await isReferred({ db: tx }, { org, sha })) return unstore(tx, { org, sha }, 'declared');
		await tx
			.deleteFrom('photos')
			.where('org', '=', org)
			.where('sha', '=', sha)
			.where('state', '=', 'bad')
			.execute();
		return 0;
	});

/** The pictures of photos that were replaced by blurred ones, when nothing else tells of them. */
export async function forgetBlurred(
	context: PhotoContext,
	org: string,
	photos: readonly string[],
): Promise<void> {
	const rows = await context.db
		.selectFrom('photo_refs')
		.select('sha')
		.distinct()
		.where('org', '=', org)
		.where('photo', 'in', [...photos])
		.execute();
	for (const { sha } of rows) await forgetPhoto(context, { org, sha });
}

/**
 * Everything that should have been forgotten and still has a row: pictures whose operations were all
 * redacted, or replaced by blurred ones. To be called at start; gives how many there were.
 */
export async function forgetLeftovers(context: PhotoContext): Promise<number> {
	const rows = await context.db
		.selectFrom('photo_refs as r')
		.innerJoin('photos as p', (join) =>
			join.onRef('p.org', '=', 'r.org').onRef('p.sha', '=', 'r.sha'),
		)
		.innerJoin('ops as o', (join) =>
			join.onRef('o.org', '=', 'r.org').onRef('o.op_id', '=', 'r.ref'),
		)
		.leftJoin('ops as h', (join) =>
			join
				.onRef('h.org', '=', 'r.org')
				.onRef('h.walk', '=', 'r.walk')
				.onRef('h.ent', '=', 'r.photo')
				.on('h.kind', '=', 'photo.hide')
				.on('h.body', 'like', '%"blurred"%'),
		)
		.select(['r.org', 'r.sha'])
		.distinct()
		.where('r.is_hidden', '=', 1)
		.where((eb) => eb.or([eb('o.body', 'is', null), eb('h.op_id', 'is not', null)]))
		.execute();
	let forgotten = 0;
	for (const named of rows) if (await forgetPhoto(context, named)) forgotten += 1;
	return forgotten;
}
