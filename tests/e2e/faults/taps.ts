// One tap at a time under faults: it is either saved, and the screen goes on, or a sentence says that
// it was not, and the screen stays. Nothing in between.
import { expect, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { heldBy } from '../../support/held.ts';
import type { Screens } from '../screens.ts';

export type Outcome = 'saved' | 'refused';

/** Answers the item on the screen well or badly and holds the app to its word. */
export async function answerHonestly(screens: Screens, isGood: boolean): Promise<Outcome> {
	const { page, m } = screens;
	const before = await countsOf(page);
	const title = (await screens.title.textContent()) ?? '';
	const button = isGood
		? screens.button(m.walk.pass).or(screens.scale(4))
		: screens.button(m.walk.fail).or(screens.scale(0));
	await button.click();
	const gone = isGood ? page.getByRole('heading', { level: 1, name: title, exact: true }) : button;
	const told = sentences(page);
	await expect(async () =>
		expect((await gone.isHidden()) !== (await told.isVisible())).toBe(true),
	).toPass({ timeout: 15_000 });
	const after = await countsOf(page);
	if (await told.isVisible()) {
		await expect(screens.title).toHaveText(title);
		await expect(button).toBeVisible();
		expect(after, 'refused in words, yet something is there').toEqual(before);
		await told.getByRole('button', { name: m.app.close }).click();
		return 'refused';
	}
	expect(after, 'shown as saved').toEqual({ ops: before.ops + 1, answers: before.answers + 1 });
	if (!isGood) await screens.goOn();
	return 'saved';
}

/** Bad news about the database, in the words of the catalogue. */
export const sentences = (page: Page) =>
	page.getByRole('alert').filter({
		hasText: new RegExp(
			[es.problem.quota, es.problem.lost, es.problem.unknown, es.problem.hangs]
				.map((sentence) => sentence.slice(0, 40))
				.join('|'),
		),
	});

async function countsOf(page: Page): Promise<{ ops: number; answers: number }> {
	const { ops, answers } = await heldBy(page);
	return { ops: ops.length, answers: answers.length };
}

/** Counts what the browser really refused or lost; runs in the page before the app. */
export function countFaults(): void {
	const note = (fault: string) => console.debug(`fault ${fault}`);
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (...asked) {
		const transaction = begin.apply(this, asked);
		transaction.addEventListener('abort', () => note(transaction.error?.name ?? 'abort'));
		return transaction;
	};
	const open = IDBFactory.prototype.open;
	IDBFactory.prototype.open = function (...asked) {
		const request = open.apply(this, asked);
		request.addEventListener('success', () =>
			request.result.addEventListener('close', () => note('close')),
		);
		return request;
	};
}

/** Faults by name, as they happen. */
export function faultsOf(page: Page): Map<string, number> {
	const faults = new Map<string, number>();
	page.on('console', (line) => {
		const [word, name = ''] = line.text().split(' ');
		if (word === 'fault') faults.set(name, (faults.get(name) ?? 0) + 1);
	});
	return faults;
}
