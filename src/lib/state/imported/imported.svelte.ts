// A screen's way to the imported history: kept in step with the phone's database, and asked in runes.
import { historyNow, type HistoryNow } from '#lib/local/imports.ts';
import { live } from '../live.svelte.ts';
import { openSeries } from './open-series.ts';
import type { About, Answer, Ask } from './series.worker.ts';

export type Imported = {
	/** Who looks and whether there is anything; undefined until the database has answered. */
	readonly now: HistoryNow | undefined;
	readonly isBroken: boolean;
	/** Asks again when `about` changes and when the database does; null asks nothing. */
	ask: <K extends Ask>(what: K, about: () => About<K> | null) => Asked<K>;
};

export type Asked<K extends Ask> = { readonly value: Answer<K> | undefined };

/** Opens the history for a component; it closes with it. */
export function openImported(): Imported {
	const series = openSeries();
	const now = live(() => historyNow);
	/** How often the history was added up: 0 = not yet. */
	let fillings = $state(0);
	let [filled, key] = [0, ''];
	let failed = $state(false);

	$effect(() => {
		const given = now.value;
		if (!given || (filled > 0 && given.key === key)) return;
		key = given.key;
		// What is asked from now on waits behind this in the worker, so no answer is of the old data.
		const { batches, names } = given;
		series.hold({ batches, names }).catch(() => (failed = true));
		fillings = filled += 1;
	});
	$effect(() => series.close);

	function ask<K extends Ask>(what: K, about: () => About<K> | null): Asked<K> {
		let value = $state.raw<Answer<K>>();
		$effect(() => {
			const question = about();
			if (fillings === 0 || question === null) return;
			let isOld = false;
			series
				.ask(what, question)
				.then((answer) => {
					if (!isOld) value = answer;
				})
				.catch(() => (failed = true));
			return () => (isOld = true);
		});
		return {
			get value() {
				return value;
			},
		};
	}

	return {
		get now() {
			return now.value;
		},
		get isBroken() {
			return failed || now.problem !== null;
		},
		ask,
	};
}
