// A screen's way to the imported history: kept in step with the phone's database, and asked in runes.
import { historyNow, type HistoryNow } from '#lib/local/imports.ts';
import { asked, type Asked } from '../asked.svelte.ts';
import { live } from '../live.svelte.ts';
import { openSeries } from './open-series.ts';
import type { About, Answer, Ask } from './series.worker.ts';

export type Imported = {
	/** Who looks and whether there is anything; undefined until the database has answered. */
	readonly now: HistoryNow | undefined;
	readonly isBroken: boolean;
	/** Asks again when `about` changes and when the database does; null asks nothing. */
	ask: <K extends Ask>(what: K, about: () => About<K> | null) => Asked<Answer<K>>;
};

/** Opens the history for a component; it closes with it. */
export function openImported(): Imported {
	const series = openSeries();
	const now = live(() => historyNow);
	/** How often the history was added up: 0 = not yet. */
	let fillings = $state(0);
	let [filled, key] = [0, ''];
	let failed = $state(false);
	const fail = () => (failed = true);

	$effect(() => {
		const given = now.value;
		if (!given || (filled > 0 && given.key === key)) return;
		key = given.key;
		// What is asked from now on waits behind this in the worker, so no answer is of the old data.
		const { batches, names } = given;
		series.hold({ batches, names }).catch(fail);
		fillings = filled += 1;
	});
	$effect(() => series.close);

	return {
		ask: <K extends Ask>(what: K, about: () => About<K> | null): Asked<Answer<K>> =>
			asked(
				() => (fillings === 0 ? null : about()),
				(question) => series.ask(what, question),
				fail,
			),
		get now() {
			return now.value;
		},
		get isBroken() {
			return failed || now.problem !== null;
		},
	};
}
