// Pictures travel after the operations that tell of them: asked for by hash, sent one by one, two at a
// time so that the line never idles while the server writes.
import { calmPictures, refusedPicture, stored, waitingPictures } from '#lib/local/photo-queue.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { ask, type Stop, type Talk } from './talk.ts';

/** At most so many names in one question. */
const namesAtOnce = 200;
const sendersAtOnce = 2;

/** What a server will never take, however often it is offered. */
const finals = new Set(['too-large', 'not-a-picture', 'wrong-hash', 'bad-name']);

/** `onSent` is told after each picture. Null when none waits that the server would take now. */
export async function sendPhotos(
	talk: Talk,
	onSent: (left: number) => void = () => undefined,
): Promise<Stop | null> {
	await calmPictures(talk.phone);
	const waiting = await talk.phone.run(waitingPictures);
	for (let from = 0; from < waiting.length; from += namesAtOnce) {
		const names = waiting.slice(from, from + namesAtOnce);
		const answer = await ask<{ missing: string[]; refused?: string[] }>(talk, '/photos/have', {
			method: 'POST',
			json: { shas: names },
		});
		if ('stop' in answer) return answer.stop;
		const missing = new Set(answer.ok.missing);
		const unwanted = new Set(answer.ok.refused ?? []);
		for (const sha of unwanted) await refusedPicture(talk.phone, sha, 'refused');
		const safe = names.filter((sha) => !missing.has(sha) && !unwanted.has(sha));
		await stored(talk.phone, safe);
		const queue = names.filter((sha) => missing.has(sha));
		const after = waiting.length - from - names.length;
		const stop = await sendAll(talk, queue, () => onSent(queue.length + after));
		if (stop) return stop;
	}
	return null;
}

/** The first stop ends all senders; a picture refused for itself does not. */
async function sendAll(talk: Talk, queue: string[], onSent: () => void): Promise<Stop | null> {
	let stop: Stop | null = null;
	const sender = async (): Promise<void> => {
		for (let sha = queue.shift(); sha && !stop && !talk.signal?.aborted; sha = queue.shift()) {
			stop = (await sendOne(talk, sha)) ?? stop;
			if (!stop) onSent();
		}
	};
	await Promise.all(Array.from({ length: sendersAtOnce }, sender));
	return stop;
}

async function sendOne(talk: Talk, sha: string): Promise<Stop | null> {
	const blob = await talk.phone.run((db) => db.blobs.get(sha));
	if (!blob || blob.waiting !== 1) return null;
	const { bytes, mime } = blob;
	const answer = await ask(talk, `/photos/${sha}`, { method: 'PUT', bytes, mime });
	if ('ok' in answer) {
		await stored(talk.phone, [sha]);
		return null;
	}
	const { stop } = answer;
	if (stop.kind !== 'problem') return stop;
	// Its operation is not there yet: the next round offers it again.
	if (stop.code === 'not-declared') return null;
	// Damaged on the way: the next round offers it again. Damaged here, no offer would ever help.
	const isHurtHere = stop.code === 'wrong-hash' && bytesHash(new Uint8Array(bytes)) !== sha;
	if (stop.code === 'wrong-hash' && !isHurtHere) return null;
	if (!finals.has(stop.code)) return stop;
	await refusedPicture(talk.phone, sha, stop.code);
	return null;
}
