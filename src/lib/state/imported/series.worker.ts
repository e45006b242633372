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

/** Batches that stand, each as its parts, and the names of the business's own sites by id. */
export type Given = { batches: ImportPart[][]; names: Record<string, string> };

const answers = { overview: overviewOfSeries, site: siteViewOf };
export type Asks = typeof answers;
export type Ask = keyof Asks;
export type About<K extends Ask> = Parameters<Asks[K]>[1];
export type Answer<K extends Ask> = ReturnType<Asks[K]>;

export type Question =
	| { n: number; ask: 'hold'; about: Given }
	| { [K in Ask]: { n: number; ask: K; about: About<K> } }[Ask];
export type Reply =
	{ n: number; kind: 'answer'; answer: unknown } | { n: number; kind: 'failed'; message: string };

let series: Series = addUp([], {});

self.onmessage = ({ data }: MessageEvent<Question>) => self.postMessage(replyTo(data));

function replyTo(question: Question): Reply {
	const { n } = question;
	try {
		return { n, kind: 'answer', answer: answerTo(question) };
	} catch (error) {
		return { n, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
	}
}

function answerTo({ ask, about }: Question): unknown {
	switch (ask) {
		case 'hold':
			series = addUp(seriesOf(about.batches.map((parts) => storiesOf(parts))), about.names);
			return null;
		case 'overview':
			return answers.overview(series, about);
		case 'site':
			return answers.site(series, about);
	}
}
