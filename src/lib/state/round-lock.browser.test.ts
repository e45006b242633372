// Tabs take turns, and one that fell asleep over its turn does not keep the others for ever.
import { expect, test } from 'vitest';
import { oneTabAtATime } from './round-lock.ts';

let clock = 0;
const aTab = () =>
	oneTabAtATime({ after: 60_000, now: () => clock, newId: () => crypto.randomUUID() });

/** Work that ends when it is told to. */
function aRound() {
	let end: () => void = () => undefined;
	let isBegun = false;
	const ended = new Promise<void>((done) => (end = done));
	const work = () => {
		isBegun = true;
		return ended;
	};
	return { work, end: () => end(), isBegun: () => isBegun };
}

const isOurs = async (tab: ReturnType<typeof aTab>, name: string): Promise<boolean> => {
	let isDone = false;
	const said = await tab(name, async () => void (isDone = true));
	expect(said).toBe(isDone);
	return said;
};

test('while one tab goes its round another is turned away, and goes its own afterwards', async () => {
	const [one, other] = [aTab(), aTab()];
	const round = aRound();
	const going = one('turns', round.work);
	await expect.poll(round.isBegun).toBe(true);
	expect(await isOurs(other, 'turns')).toBe(false);
	round.end();
	expect(await going).toBe(true);
	expect(await isOurs(other, 'turns')).toBe(true);
});

test('a round that never ends keeps another tab for the length of a round, and not longer', async () => {
	const [asleep, awake] = [aTab(), aTab()];
	const round = aRound();
	const going = asleep('sleep', round.work);
	await expect.poll(round.isBegun).toBe(true);
	expect(await isOurs(awake, 'sleep')).toBe(false);
	clock += 59_000;
	expect(await isOurs(awake, 'sleep')).toBe(false);
	clock += 1_000;
	expect(await isOurs(awake, 'sleep')).toBe(true);
	round.end();
	await going;
	expect(await isOurs(awake, 'sleep')).toBe(true);
});

test('rounds that follow one another are not taken for one that sleeps', async () => {
	const [busy, other] = [aTab(), aTab()];
	for (let turn = 0; turn < 3; turn += 1) {
		const round = aRound();
		const going = busy('long', round.work);
		await expect.poll(round.isBegun).toBe(true);
		expect(await isOurs(other, 'long')).toBe(false);
		clock += 50_000;
		round.end();
		await going;
	}
});

test('databases whose names begin alike have turns of their own', async () => {
	const [one, other] = [aTab(), aTab()];
	const round = aRound();
	const going = one('alike-more', round.work);
	await expect.poll(round.isBegun).toBe(true);
	expect(await isOurs(other, 'alike')).toBe(true);
	round.end();
	await going;
});
