// «Por revisar» of this phone: sends what was refused once more, or hands it over as a file.
import type { RefusedSeen } from '#lib/local/queue.ts';
import { requeue } from '#lib/local/outbox.ts';
import { requeuePictures } from '#lib/local/photo-queue.ts';
import { opOf } from '#lib/local/database.ts';
import { classify } from '#lib/local/problem.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { phone } from './phone.svelte.ts';
import { sync } from './sync.svelte.ts';
import { m } from './words.svelte.ts';

export type { RefusedSeen };

export async function sendAgain({ id, what }: RefusedSeen): Promise<void> {
	try {
		if (what === 'picture') await requeuePictures(phone, [id]);
		else await requeue(phone, [id]);
		notices.say(m.syncing.againDone);
		sync.onNews();
	} catch (error) {
		notices.say(m.problem[classify(error)], 'bad');
	}
}

/** The operations as they were told, with the reason beside each, as a JSON file. */
export async function saveTray(): Promise<void> {
	const rows = await phone.run((db) => db.ops.where('why').above('').toArray());
	const told = rows.map((row) => ({ why: row.why, state: row.state, op: opOf(row) }));
	const name = `todo-habla-${new Date(here.now()).toISOString().slice(0, 10)}.json`;
	const blob = new Blob([JSON.stringify(told, null, '\t')], { type: 'application/json' });
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
	notices.say(m.settings.exported(name));
}
