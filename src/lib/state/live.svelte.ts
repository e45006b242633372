// A question to the phone's database that stays answered; the only file that knows Dexie's liveQuery.
import { liveQuery } from 'dexie';
import type { PhoneDatabase } from '#lib/local/database.ts';
import { classify, type ProblemCode } from '#lib/local/problem.ts';
import { phone } from './phone.svelte.ts';

export type Question<T> = (db: PhoneDatabase) => Promise<T>;

export type Live<T> = {
	/** undefined until the first answer. */
	readonly value: T | undefined;
	readonly problem: ProblemCode | null;
};

/**
 * Asks inside a component; asks again when what `ask` reads in runes changes, and whenever the
 * tables it touched change, in this tab or another.
 */
export function live<T>(ask: () => Question<T>): Live<T> {
	let value = $state.raw<T>();
	let problem = $state.raw<ProblemCode | null>(null);

	$effect(() => {
		const question = ask();
		let stop = () => {};
		let stopped = false;
		let retries = 0;
		const start = async (): Promise<void> => {
			await phone.open();
			if (stopped) return;
			// Async, or Dexie would forget after the first wait which tables the question goes on to read.
			const subscription = liveQuery(async () => question(phone.db)).subscribe({
				next: (answer) => {
					retries = 0;
					problem = null;
					value = answer;
				},
				error: (error: unknown) => fail(error),
			});
			stop = () => subscription.unsubscribe();
		};
		const fail = (error: unknown): void => {
			retries += 1;
			problem = classify(error);
			// What a fresh opening may mend is asked again; what fails again and again is shown instead.
			if (!stopped && (problem === 'lost' || problem === 'hangs') && retries <= 3) {
				setTimeout(() => void phone.probe().then(start).catch(fail), 200 * retries);
			}
		};
		start().catch(fail);
		return () => {
			stopped = true;
			stop();
		};
	});

	return {
		get value() {
			return value;
		},
		get problem() {
			return problem;
		},
	};
}
