// A screen's way to the desk: it is kept in step with the phone's database, and asked in runes.
import { trendData, type TrendData } from '#lib/local/trends.ts';
import { asked, type Asked } from '../asked.svelte.ts';
import { live } from '../live.svelte.ts';
import type { About, Answer, Ask } from './desk.ts';
import { openDesk } from './open-desk.ts';

export type Trends = {
	/** Places, notes and role, at once; undefined until the first answer of the database. */
	readonly data: Omit<TrendData, 'months'> | undefined;
	/** Nothing can be read or added up. */
	readonly isBroken: boolean;
	/**
	 * Asks inside a component; asks again when what `about` reads in runes changes, and when the
	 * database does. The last answer stays until the next is here. null asks nothing.
	 */
	ask: <K extends Ask>(what: K, about: () => About<K> | null) => Asked<Answer<K>>;
};

/** Opens the desk for a component; it closes with it. */
export function openTrends(): Trends {
	const desk = openDesk();
	const now = live(() => trendData);
	/** How often the desk was filled: 0 = it is still empty. */
	let fillings = $state(0);
	let filled = 0;
	let failed = $state(false);
	const fail = () => (failed = true);

	$effect(() => {
		const data = now.value;
		if (!data) return;
		// What is asked from now on waits behind this in the worker, so no answer is of the old data.
		desk.hold(data).catch(fail);
		fillings = filled += 1;
	});
	$effect(() => desk.close);

	return {
		ask: <K extends Ask>(what: K, about: () => About<K> | null): Asked<Answer<K>> =>
			asked(
				() => (fillings === 0 ? null : ($state.snapshot(about()) as About<K> | null)),
				(question) => desk.ask(what, question),
				fail,
			),
		get data() {
			return now.value;
		},
		get isBroken() {
			return failed || now.problem !== null;
		},
	};
}
