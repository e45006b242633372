// Years of walks put into the database that an open app uses, as an app that lived them would hold them.
import type { Page } from '@playwright/test';
import { tell } from './told.ts';
import type { Years } from './years.ts';
import { areaAfter, setArea, setSite, siteAfter } from '#lib/domain/site/site.ts';
import { packMonth } from '#lib/domain/walk/packed-month.ts';
import { monthOf, type WalkSummary } from '#lib/domain/walk/summary.ts';

type Columns = { walkedAt: number[]; finishedAt: (number | null)[]; like: number[] };
type Planted = Record<'sites' | 'areas' | 'checklists' | 'summaries', object[]>;

/** The page must have opened its database before; whoever looks at it is told by the next opening. */
export const plantYears = (page: Page, years: Pick<Years, 'places' | 'versions' | 'walks'>) =>
	page.evaluate(writeRows, rowsOf(years));

function rowsOf({
	places,
	versions,
	walks,
}: Pick<Years, 'places' | 'versions' | 'walks'>): Planted {
	return {
		sites: places.map(({ site: { id, ...details } }) =>
			siteAfter(undefined, tell(setSite(id, details))),
		),
		areas: places.flatMap(({ site, areas }) =>
			areas.map((area) => areaAfter(undefined, tell(setArea(site.id, area)))),
		),
		checklists: [...versions.values()],
		summaries: monthsOf(walks).map((month) => {
			const { walkedAt, finishedAt, like, ...rest } = packMonth(month);
			return {
				...rest,
				walkedAt: [...walkedAt],
				finishedAt: [...finishedAt].map((at) => (Number.isNaN(at) ? null : at)),
				like: [...like],
			};
		}),
	};
}

function monthsOf(walks: readonly WalkSummary[]) {
	const months = Map.groupBy(walks, (walk) => `${walk.site} ${monthOf(walk)}`);
	return [...months.values()].map((some) => ({
		site: some[0]?.site ?? '',
		month: some[0] ? monthOf(some[0]) : '',
		walks: some,
	}));
}

/** Runs in the page: columns travel as lists and lie as columns. */
function writeRows(planted: Planted): Promise<void> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('todo-habla');
		opening.onerror = () => reject(opening.error ?? new Error('no database'));
		opening.onsuccess = () => {
			const db = opening.result;
			const tables = Object.keys(planted) as (keyof typeof planted)[];
			const transaction = db.transaction(tables, 'readwrite');
			for (const table of tables)
				for (const row of planted[table]) {
					const { walkedAt, finishedAt, like } = row as Columns;
					const columns = {
						walkedAt: new Float64Array(walkedAt ?? []),
						finishedAt: Float64Array.from(finishedAt ?? [], (at) => at ?? NaN),
						like: new Uint16Array(like ?? []),
					};
					transaction.objectStore(table).put(table === 'summaries' ? { ...row, ...columns } : row);
				}
			transaction.oncomplete = () => {
				db.close();
				resolve();
			};
			transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
		};
	});
}
