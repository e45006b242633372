// The few items that keep coming back, each against its own history.
import type { Item } from '../checklist/checklist.ts';
import type { Day } from '../time/business-day.ts';
import { itemRecordsOf, type ItemRecord } from './item-record.ts';
import { bit, codeAt, says } from './outcomes.ts';
import { memory } from './recurrence.ts';
import { wilson } from './statistics/wilson.ts';
import type { Tabulation } from './tabulate.ts';

/** A share with all it is made of, and Wilson's interval. */
export type Rate = { fails: number; of: number; low: number; high: number };

export type ComingBack = {
	site: string;
	area: string;
	item: Item;
	isRecurrent: boolean;
	isChronic: boolean;
	/** «Curita»: fixed on the spot in `fixes` of the last ten answers. */
	isBandage: boolean;
	fixes: number;
	/** In the period that is looked at: the list goes by its low end. */
	period: Omit<Rate, 'high'>;
	/** Its last twelve answers, and all before them; null where there are none. */
	now: Rate;
	before: Rate | null;
	/** What the two intervals allow to say; `unsure` where they share a value. */
	verdict: 'more' | 'less' | 'unsure';
	/** The last walk that found it bad. */
	last: { walk: string; day: Day } | null;
};

export type ComingBackQuestion = {
	/** By site, the first business day that is looked at to find them. */
	sites: readonly { site: string; from: Day; areas: ReadonlySet<string> }[];
	count: number;
};

/** Of the house's walks. What surely comes back first, then «otra vez»; by Wilson's lower bound. */
export function comingBack(table: Tabulation, { sites, count }: ComingBackQuestion): ComingBack[] {
	return sites
		.flatMap(({ site, from, areas }) => {
			const asked = askedAt(table, site);
			return itemRecordsOf(table, { site, kind: 'house', from })
				.filter((record) => comesBack(record) && areas.has(record.area))
				.filter(({ area, item }) => asked.get(area)?.has(item.id))
				.map((record) => ({ site, record }));
		})
		.sort(
			(a, b) =>
				Number(isSure(b.record)) - Number(isSure(a.record)) ||
				b.record.low - a.record.low ||
				b.record.item.weight - a.record.item.weight,
		)
		.slice(0, count)
		.map(({ site, record }) => toldOf(table, site, record));
}

/** By area, what its list asked for when somebody of the house walked it last. */
function askedAt(table: Tabulation, site: string): Map<string, Set<string>> {
	const asked = new Map<string, Set<string>>();
	for (const place of [...(table.bySite.get(site) ?? [])].reverse()) {
		if (table.walks[place]?.kind !== 'house') continue;
		for (const { id, table: list } of table.shapes[place]?.areas ?? [])
			if (list && !asked.has(id)) asked.set(id, new Set(list.items.map((item) => item.id)));
	}
	return asked;
}

const isSure = ({ isRecurrent, isChronic, isBandage }: ItemRecord): boolean =>
	isRecurrent || isChronic || isBandage;

const comesBack = (record: ItemRecord): boolean => isSure(record) || record.isAgain;

function toldOf(table: Tabulation, site: string, record: ItemRecord): ComingBack {
	const { area, item, isRecurrent, isChronic, isBandage } = record;
	const { fails, answered: of, low } = record;
	const answers = answersTo(table, site, record);
	const now = rateOf(answers.slice(0, memory));
	const earlier = answers.slice(memory);
	const before = earlier.length > 0 ? rateOf(earlier) : null;
	const last = answers.find(({ isBad }) => isBad);
	return {
		site,
		area,
		item,
		isRecurrent,
		isChronic,
		isBandage,
		fixes: answers.slice(0, 10).filter(({ isFixed }) => isFixed).length,
		period: { fails, of, low },
		now,
		before,
		verdict: !before ? 'unsure' : now.low > before.high ? 'more' : verdictBelow(now, before),
		last: last ? { walk: last.walk, day: last.day } : null,
	};
}

const verdictBelow = (now: Rate, before: Rate): 'less' | 'unsure' =>
	now.high < before.low ? 'less' : 'unsure';

type Answered = { walk: string; day: Day; isBad: boolean; isFixed: boolean };

/** Every answer the house gave to the item there, newest first. */
function answersTo(table: Tabulation, site: string, { area, item }: ItemRecord): Answered[] {
	const answers: Answered[] = [];
	for (const place of [...(table.bySite.get(site) ?? [])].reverse()) {
		const walk = table.walks[place];
		if (!walk || walk.kind !== 'house') continue;
		walk.areas.forEach(({ id, outcomes }, index) => {
			if (id !== area) return;
			const items = table.shapes[place]?.areas[index]?.table?.items ?? [];
			const at = items.findIndex((one) => one.id === item.id);
			const said = at < 0 ? 0 : (says[codeAt(outcomes, at)] ?? 0);
			if (!(said & bit.scores)) return;
			const isBad = (said & bit.intrudes) !== 0;
			const isFixed = (said & bit.isFixed) !== 0;
			answers.push({ walk: walk.walk, day: walk.day, isBad, isFixed });
		});
	}
	return answers;
}

function rateOf(answers: readonly Answered[]): Rate {
	const fails = answers.filter(({ isBad }) => isBad).length;
	return { fails, of: answers.length, ...wilson(fails, answers.length) };
}
