// The worker that adds an imported history up: fifty thousand rows may not hold up the hand on the screen.
import type { ImportPart } from '#lib/domain/import/imported.ts';
import { storiesOf } from '#lib/domain/import/packed-rows.ts';
import {
	addUp,
	overviewOfSeries,
	siteViewOf,
	type Series,
} from '#lib/domain/import/series-view.ts';
import { seriesOf } from '#lib/domain/import/series.ts';
import { answerAsks } from '#lib/files/worker/answer.ts';

/** Batches that stand, each as its parts, and the names of the business's own sites by id. */
export type Given = { batches: ImportPart[][]; names: Record<string, string> };

const answers = { overview: overviewOfSeries, site: siteViewOf };
export type Asks = typeof answers;
export type Ask = keyof Asks;
export type About<K extends Ask> = Parameters<Asks[K]>[1];
export type Answer<K extends Ask> = ReturnType<Asks[K]>;

let series: Series = addUp([], {});

answerAsks({
	answer: (ask, about) => {
		if (ask !== 'hold')
			return (answers[ask as Ask] as (series: Series, about: unknown) => unknown)(series, about);
		const { batches, names } = about as Given;
		series = addUp(seriesOf(batches.map((parts) => storiesOf(parts))), names);
		return null;
	},
});
