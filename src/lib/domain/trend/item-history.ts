// One item of one area through time: what each walk saw of it, how often it spoke badly, whether it returns.
import type { Item } from '../checklist/checklist.ts';
import type { Day } from '../time/business-day.ts';
import { isIntrusion, type Level } from '../walk/answer.ts';
import type { Versions } from '../walk/mark.ts';
import { markOfOutcome, type WalkSummary } from '../walk/summary.ts';
import type { WalkKind } from '../walk/walk.ts';
import { itemRecordsOf, type ItemRecord } from './item-record.ts';
import { wilson, type Interval } from './statistics/wilson.ts';
import { tabulate } from './tabulate.ts';

/** `unseen`: the walk asked for it and nobody looked, or nobody could. */
export const sights = ['good', 'bad', 'fixed', 'unseen', 'na'] as const;
export type Sight = (typeof sights)[number];

export type Look = {
	walk: string;
	day: Day;
	walkedAt: number;
	shift: string | null;
	sight: Sight;
	/** Of an item on the scale. */
	level: Level | null;
};

/** In the order in which it is told: the gravest that holds. */
export type Verdict = 'bandage' | 'chronic' | 'recurrent' | 'again' | 'calm' | 'few';

export type ItemHistory = {
	/** As its newest walked version has it. */
	item: Item;
	areaName: string;
	/** Oldest first. */
	looks: Look[];
	fails: number;
	answered: number;
	/** Wilson, 95 %: where the true share lies. */
	interval: Interval;
	failsNow: boolean;
	verdict: Verdict;
};

type Asked = { area: string; item: string; kind: WalkKind };

/** Null when no walk of that kind ever asked for it. Walks are of one site, oldest first. */
export function itemHistoryOf(
	walks: readonly WalkSummary[],
	versions: Versions,
	{ area, item: id, kind }: Asked,
): ItemHistory | null {
	const own = walks.filter((walk) => walk.kind === kind);
	const told = own.flatMap((walk) => looksOf(walk, versions, { area, item: id }));
	const newest = told.at(-1);
	if (!newest) return null;
	const site = own[0]?.site ?? '';
	const record = itemRecordsOf(tabulate(own, versions), { site, kind }).find(
		(one) => one.area === area && one.item.id === id,
	);
	const [fails, answered] = [record?.fails ?? 0, record?.answered ?? 0];
	return {
		item: newest.item,
		areaName: newest.areaName,
		looks: told.map(({ look }) => look),
		fails,
		answered,
		interval: wilson(fails, answered),
		failsNow: record?.failsNow ?? false,
		verdict: verdictOf(record),
	};
}

type Told = { look: Look; item: Item; areaName: string };

/** None of a walk that did not go there, or whose list had no such item. */
function looksOf(
	{ walk, day, walkedAt, shift, areas }: WalkSummary,
	versions: Versions,
	{ area, item: id }: Pick<Asked, 'area' | 'item'>,
): Told[] {
	const own = areas.find((one) => one.id === area);
	const items = versions.get(own?.tpl ?? '')?.checklist.items ?? [];
	const place = items.findIndex((one) => one.id === id);
	const item = items[place];
	if (!own || !item) return [];
	const { answer, fixed } = markOfOutcome(own.outcomes[place] ?? '.');
	const level = answer?.kind === 'scale' ? answer.level : null;
	const look = { walk, day, walkedAt, shift, sight: sightOf(answer, fixed), level };
	return [{ look, item, areaName: own.name }];
}

function sightOf(answer: ReturnType<typeof markOfOutcome>['answer'], fixed: boolean): Sight {
	if (answer === null || answer.kind === 'skip') return 'unseen';
	if (answer.kind === 'na') return 'na';
	if (!isIntrusion(answer)) return 'good';
	return fixed ? 'fixed' : 'bad';
}

/** Fewer answers than five prove nothing, as everywhere (scoring.md 2.7). */
function verdictOf(record: ItemRecord | undefined): Verdict {
	if (!record || record.answered < 5) return 'few';
	if (record.isBandage) return 'bandage';
	if (record.isChronic) return 'chronic';
	if (record.isRecurrent) return 'recurrent';
	return record.isAgain ? 'again' : 'calm';
}
