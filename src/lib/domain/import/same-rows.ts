// Two batches can hold the same rows and differ in what they call the sites: the same file, brought
// again with other matches or with the names of a further file.
import type { ImportPart } from './imported.ts';
import { storiesOf } from './packed-rows.ts';

/** The rows of a batch by site as text, whatever its sites are called. */
export const rowsTold = (parts: readonly ImportPart[]): string =>
	JSON.stringify(
		storiesOf(parts).map(({ site, inspections, findings }) => [site, inspections, findings]),
	);

/** Whether `later` calls no site otherwise than `known` does already; both hold the same rows. */
export function saysNothingNew(
	known: readonly ImportPart[],
	later: readonly ImportPart[],
): boolean {
	const stories = new Map(storiesOf(known).map((story) => [story.site, story]));
	return storiesOf(later).every(({ site, name, own }) => {
		const before = stories.get(site);
		return (own === null || own === before?.own) && (name === site || name === before?.name);
	});
}
