// The two pictures that people are shown, redrawn from the one that came: after it is safe, once, and
// again whenever they are missing.
import type { Named, PhotoContext } from './context.ts';
import { draw, type Drawn } from './darkroom.ts';
import { sortOf } from './magic.ts';
import { photoRow } from './rows.ts';
import { asParts, readStored, type PhotoStore } from './store.ts';
import { inTurn, pictureTurn } from './turn.ts';

/** What could not be redrawn is not tried again until the next start. */
const hopeless = new WeakMap<PhotoStore, Set<string>>();
const mostHopeless = 10_000;

/** Whether there is something to show; makes it when there is not. */
export const develop = (context: PhotoContext, { org, sha }: Named): Promise<boolean> =>
	inTurn(pictureTurn(org, sha), async () => {
		const { photos } = context;
		if (await photos.has(org, sha, 'thumb')) return true;
		if (hopeless.get(photos)?.has(`${org}/${sha}`)) return false;
		const drawn = await draw(() => drawable(photos, { org, sha }));
		if (!drawn) {
			if (await photos.has(org, sha)) giveUp(photos, `${org}/${sha}`);
			return false;
		}
		await keep(photos, { org, sha }, drawn);
		// Forgotten by another server meanwhile: then nothing of it may stay.
		if ((await photoRow(context, { org, sha }))?.state === 'stored') return true;
		await photos.remove(org, sha);
		return false;
	});

async function drawable(photos: PhotoStore, { org, sha }: Named): Promise<Buffer | null> {
	const bytes = await readStored(photos, org, sha);
	return bytes && sortOf(bytes)?.isDrawn ? bytes : null;
}

/** The thumb last: where it is, the other is too. */
async function keep(photos: PhotoStore, { org, sha }: Named, drawn: Drawn): Promise<void> {
	for (const kind of ['shown', 'thumb'] as const) {
		const draft = await photos.put(org, asParts(drawn[kind]));
		try {
			await draft.commit(sha, kind);
		} finally {
			await draft.discard();
		}
	}
}

function giveUp(photos: PhotoStore, name: string): void {
	const known = hopeless.get(photos) ?? new Set();
	if (known.size >= mostHopeless) known.clear();
	hopeless.set(photos, known.add(name));
}
