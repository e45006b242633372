// The live question of the lists: every version ever published, who published it and when.
import type { Checklist } from '#lib/domain/checklist/checklist.ts';
import { editionsOf, type Edition, type Publishing } from '#lib/domain/checklist/editions.ts';
import { timeOf } from '#lib/domain/fact.ts';
import type { WalkedList } from '#lib/domain/score/what-if.ts';
import { marksOfSummary } from '#lib/domain/walk/summary.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { accountOf } from './link.ts';
import { allMonths } from './months.ts';
import { inLogOrder } from './project.ts';
import { versionsOfSummaries } from './walks.ts';

export type ListSeen = { id: string; newest: Edition; editions: Edition[] };

export type ListsSeen = {
	/** In the customer's order. */
	lists: ListSeen[];
	names: ReadonlyMap<string, string>;
	/** The person of this phone, or null without an account. */
	me: string | null;
};

export async function listsNow(db: PhoneDatabase): Promise<ListsSeen> {
	const [account, people, ids] = await Promise.all([
		accountOf(db),
		db.people.toArray(),
		listIds(db),
	]);
	const rows = await db.ops.where('ent').anyOf(ids).toArray();
	const told = inLogOrder(rows.filter(isPublish));
	const lists = ids.flatMap((id) => {
		const own = told.filter(({ ent }) => ent === id);
		const editions = editionsOf(own.map((row) => publishingOf(row, account?.person ?? '')));
		const newest = editions.at(-1);
		return newest ? [{ id, newest, editions }] : [];
	});
	const names = new Map(people.map(({ id, name }) => [id, name]));
	if (account) names.set(account.person, account.name);
	return {
		lists: lists.sort((a, b) => a.newest.checklist.pathOrder - b.newest.checklist.pathOrder),
		names,
		me: account?.person ?? null,
	};
}

/** The house's last walks that went through a list, as a change of it is held against them. */
export const walkedLists =
	(list: string, count: number) =>
	async (db: PhoneDatabase): Promise<WalkedList[]> => {
		const months = await allMonths(db.summaries);
		const all = months.flatMap(({ walks }) => walks).filter(({ kind }) => kind === 'house');
		const versions = await versionsOfSummaries(db, all);
		const isOf = (tpl: string) => versions.get(tpl)?.checklist.id === list;
		return all
			.filter(({ areas }) => areas.some(({ tpl }) => isOf(tpl)))
			.sort((a, b) => a.walkedAt - b.walkedAt)
			.slice(-count)
			.map((summary) => ({
				marks: marksOfSummary(summary, versions),
				areas: new Set(summary.areas.filter(({ tpl }) => isOf(tpl)).map(({ id }) => id)),
			}));
	};

async function listIds(db: PhoneDatabase): Promise<string[]> {
	const versions = await db.checklists.toArray();
	return [...new Set(versions.map(({ checklist }) => checklist.id))];
}

const isPublish = ({ kind, state, body }: OpRow): boolean =>
	kind === 'checklist.publish' && state !== 'rejected' && body !== null;

function publishingOf(row: OpRow, own: string): Publishing {
	const { tpl, checklist } = row.body as { tpl: string; checklist: Checklist };
	const { id: op, parents, person, seq } = row;
	const isAccepted = seq !== undefined;
	return { op, parents, person: person ?? own, at: timeOf(row), isAccepted, tpl, checklist };
}
