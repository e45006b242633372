// The one way for screens to tell facts. Apart from phone.svelte.ts, because Hoy only reads.
import type { Fact } from '#lib/domain/fact.ts';
import { classify } from '#lib/local/problem.ts';
import { record, type Beside } from '#lib/local/record.ts';
import { persistOnce } from '#lib/local/space.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { inExample, phone } from './phone.svelte.ts';
import { sync } from './sync.svelte.ts';
import { m } from './words.svelte.ts';

/**
 * Tells facts and says whether they are on disk. On failure a sentence says so, and the screen must
 * stay as it was: the word on it is never ahead of the state.
 */
export async function tell(facts: Fact | readonly Fact[], beside?: Beside): Promise<boolean> {
	const told = 'kind' in facts ? [facts] : facts;
	try {
		await record(phone, told, here, beside);
		if (!inExample) void persistOnce(phone).catch(() => null);
		sync.onNews();
		return true;
	} catch (error) {
		notices.say(m.problem[classify(error)], 'bad');
		return false;
	}
}
