// Words on the chart: never one on another, and never over its end.
import { expect, test } from 'vitest';
import { hasRoom } from './plot-annotations.ts';
import type { PlotMark } from './plot.ts';

const mark = (at: number, label = 'otras personas'): PlotMark => ({ at, kind: 'note', label });
const sight = { from: 0, to: 1_000, width: 1_000 };

test('words that would lie on others give way', () => {
	expect(hasRoom([mark(100), mark(150), mark(400)], sight)).toEqual([true, false, true]);
});

test('words that would leave the chart are not there, on either side', () => {
	expect(hasRoom([mark(-10), mark(950)], sight)).toEqual([false, false]);
});

test('a long note takes no more room than a line of words', () => {
	const long = 'cambió el horario de entregas y con él quien recibe'.repeat(5);
	expect(hasRoom([mark(100, long), mark(400)], sight)).toEqual([true, true]);
});

test('closer to the chart there is room for more', () => {
	const marks = [mark(100), mark(150)];
	expect(hasRoom(marks, { from: 50, to: 300, width: 1_000 })).toEqual([true, true]);
});
