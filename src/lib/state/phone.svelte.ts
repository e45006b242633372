// The phone's database in use (own or example), and the one way for screens to tell facts.
import type { Fact } from '#lib/domain/fact.ts';
import type { Spot } from '#lib/domain/walk/path.ts';
import { Phone } from '#lib/local/phone.ts';
import { classify, type ProblemCode } from '#lib/local/problem.ts';
import { record, type Beside } from '#lib/local/record.ts';
import { persistOnce } from '#lib/local/space.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { m } from './words.svelte.ts';

export const ownName = 'todo-habla';
export const exampleName = 'todo-habla-example';
const chosenKey = 'todo-habla/example-open';

function isExampleChosen(): boolean {
	try {
		return sessionStorage.getItem(chosenKey) === 'yes';
	} catch {
		return false;
	}
}

/** The example never mixes with own data: it is another database, chosen for this tab only. */
export const inExample = typeof sessionStorage !== 'undefined' && isExampleChosen();

const state = $state<{ problem: ProblemCode | null }>({ problem: null });

export const phone = new Phone(inExample ? exampleName : ownName, {
	onVersionChange: () => (state.problem = 'blocked'),
	onBlocked: () => (state.problem = 'blocked'),
});

export const trouble = {
	/** Why the database cannot be used at all, or null. */
	get code(): ProblemCode | null {
		return state.problem;
	},
};

/** Opens the database; what stands in the way is shown on the whole screen. Three tries. */
export async function openPhone(): Promise<boolean> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			await phone.open();
			state.problem = null;
			return true;
		} catch (error) {
			const code = classify(error);
			const isFinal = code === 'newer' || code === 'unavailable' || code === 'blocked';
			if (isFinal || attempt === 3) {
				state.problem = code;
				return false;
			}
		}
	}
}

/**
 * Tells facts and says whether they are on disk. On failure a sentence says so, and the screen must
 * stay as it was: the word on it is never ahead of the state.
 */
export async function tell(facts: Fact | readonly Fact[], beside?: Beside): Promise<boolean> {
	const told = 'kind' in facts ? [facts] : facts;
	try {
		await record(phone, told, here, beside);
		if (!inExample) void persistOnce(phone).catch(() => null);
		return true;
	} catch (error) {
		notices.say(m.problem[classify(error)], 'bad');
		return false;
	}
}

/** Remembers where a walk is left; losing it costs a tap, never an answer. */
export async function leaveAt(walk: string, spot: Spot): Promise<void> {
	await phone.run((db) => db.places.put({ walk, ...spot })).catch(() => undefined);
}

/** Enters or leaves the example: the page starts anew on the other database. */
export function chooseExample(open: boolean): void {
	if (open) sessionStorage.setItem(chosenKey, 'yes');
	else sessionStorage.removeItem(chosenKey);
	location.assign('/');
}

/** Phones that slept may hold a dead connection: ask a trifle when the page is seen again. */
export function probeOnReturn(): () => void {
	const onVisible = () => {
		if (document.visibilityState === 'visible' && state.problem === null) {
			phone.probe().catch((error: unknown) => (state.problem = classify(error)));
		}
	};
	document.addEventListener('visibilitychange', onVisible);
	return () => document.removeEventListener('visibilitychange', onVisible);
}
