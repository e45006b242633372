// How often each item of a site speaks badly, and which of them keep coming back.
import type { Item } from '../checklist/checklist.ts';
import type { WalkKind } from '../walk/walk.ts';
import type { Day } from '../time/business-day.ts';
import { byItem } from './by-item.ts';
import { bit, codeAt, says } from './outcomes.ts';
import { isAgain, isBandage, isChronic, isRecurrent, memory, typicalRate } from './recurrence.ts';
import { wilson } from './statistics/wilson.ts';
import type { Tabulation } from './tabulate.ts';

export type ItemRecord = {
	area: string;
	/** As its newest walked version has it. */
	item: Item;
	/** Of how many answers in the period it spoke badly; fixing on the spot takes nothing back. */
	fails: number;
	answered: number;
	/** Wilson's lower bound of that share: 1 of 1 must not top the list. */
	low: number;
	/** Whether its last answer spoke badly, and when it last did. */
	failsNow: boolean;
	lastFail: Day | null;
	isAgain: boolean;
	isRecurrent: boolean;
	isChronic: boolean;
	/** «Curita» */
	isBandage: boolean;
};

type Seen = {
	area: string;
	item: Item;
	fails: number;
	answered: number;
	lastFail: Day | null;
	/** The last twelve answers, newest first. */
	recent: boolean[];
	fixes: boolean[];
};

export type Period = { site: string; kind: WalkKind; from?: Day };

/** Every item answered since the period began, the surest failure first. */
export function itemRecordsOf(table: Tabulation, period: Period): ItemRecord[] {
	const seen = seenIn(table, period);
	const typical = new Map(
		[...new Set(seen.map(({ area }) => area))].map((area) => [
			area,
			typicalRate(seen.filter((one) => one.area === area).map(({ recent }) => recent)),
		]),
	);
	return seen
		.map((one) => recordOf(one, typical.get(one.area) ?? 0))
		.sort((a, b) => b.low - a.low || b.item.weight - a.item.weight);
}

const recordOf = (seen: Seen, typical: number): ItemRecord => {
	const { area, item, fails, answered, lastFail, recent, fixes } = seen;
	return {
		area,
		item,
		fails,
		answered,
		lastFail,
		low: wilson(fails, answered).low,
		failsNow: recent[0] === true,
		isAgain: isAgain(recent),
		isRecurrent: isRecurrent(recent),
		isChronic: isChronic(recent, typical),
		isBandage: isBandage(fixes),
	};
};

/** Newest walk first, so that the first version met is the newest. */
function seenIn(table: Tabulation, { site, kind, from = '' }: Period): Seen[] {
	const records = byItem<Seen>((area, item) => ({
		area,
		item,
		fails: 0,
		answered: 0,
		lastFail: null,
		recent: [],
		fixes: [],
	}));
	for (const place of [...(table.bySite.get(site) ?? [])].reverse()) {
		const walk = table.walks[place];
		if (!walk || walk.kind !== kind || walk.day < from) continue;
		walk.areas.forEach(({ id, outcomes }, index) => {
			const list = table.shapes[place]?.areas[index]?.table;
			if (list) note(records.of(id, list), outcomes, walk.day);
		});
	}
	return records.all().filter(({ answered }) => answered > 0);
}

function note(records: readonly Seen[], told: string, day: Day): void {
	records.forEach((record, place) => {
		const said = says[codeAt(told, place)] ?? 0;
		if (!(said & bit.scores)) return;
		const fails = (said & bit.intrudes) !== 0;
		record.answered += 1;
		if (fails) record.fails += 1;
		if (fails) record.lastFail ??= day;
		if (record.recent.length >= memory) return;
		record.recent.push(fails);
		record.fixes.push((said & bit.isFixed) !== 0);
	});
}
