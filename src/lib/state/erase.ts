// Erasing for good, by the owner and with the network: a customer's face, or a person's data in a note.
import { accountOf } from '#lib/local/link.ts';
import { opsOfEnts } from '#lib/local/log.ts';
import { teamAt } from '#lib/sync/team.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { notices } from './notices.svelte.ts';
import { phone } from './phone.svelte.ts';
import { sentenceOf } from './refusal.ts';
import { sync } from './sync.svelte.ts';
import { m } from './words.svelte.ts';

/** A photo by its id, or the note of one item by its `walk/area/item`. */
export type Erasable = { photo: string } | { note: string };

/** Says how it went; true when the server has erased it. */
export async function eraseForGood(what: Erasable): Promise<boolean> {
	const [account, ops] = await phone.run((db) => Promise.all([accountOf(db), opsOf(what)]));
	if (!account || ops.length === 0) {
		notices.say(m.erase.unsent, 'bad');
		return false;
	}
	const server = teamAt(overFetch(), account.org);
	for (const op of ops) {
		const answer = await server.redact(op);
		if (!('stop' in answer)) continue;
		const isAsking = answer.stop.kind === 'problem' && answer.stop.code === 'not-signed-in';
		notices.say(isAsking ? m.erase.signIn : sentenceOf(answer.stop, m.erase.offline), 'bad');
		return false;
	}
	notices.say(m.erase.done);
	sync.onNews();
	return true;
}

/** Only what the server has can be erased there. */
async function opsOf(what: Erasable): Promise<string[]> {
	const [ent, kind] = 'photo' in what ? [what.photo, 'photo.add'] : [what.note, 'note.set'];
	const rows = await phone.run((db) => opsOfEnts(db, new Set([ent])));
	return rows
		.filter((row) => row.kind === kind && row.seq !== undefined && row.body !== null)
		.map(({ id }) => id);
}
