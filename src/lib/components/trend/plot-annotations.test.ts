// Words on the chart: never one on another, and never over its end.
import { expect, test } from 'vitest';
import { roomOf } from './plot-annotations.ts';
import type { PlotMark } from './plot.ts';

const mark = (at: number, label = 'otras personas'): PlotMark => ({ at, kind: 'note', label });
const sight = { from: 0, to: 1_000, width: 1_000 };

test('words that would lie on others give way', () => {
	expect(roomOf([mark(100), mark(150), mark(400)], sight)).toEqual(['right', null, 'right']);
});

test('words that would leave the chart stand on the other side of their mark', () => {
	expect(roomOf([mark(950)], sight)).toEqual(['left']);
	expect(roomOf([mark(820), mark(950)], sight)).toEqual(['right', null]);
});

test('words of what is not in sight are not there', () => {
	expect(roomOf([mark(-10), mark(1_010)], sight)).toEqual([null, null]);
});

test('a long note takes no more room than a line of words', () => {
	const long = 'cambió el horario de entregas y con él quien recibe'.repeat(5);
	expect(roomOf([mark(100, long), mark(400)], sight)).toEqual(['right', 'right']);
});

test('closer to the chart there is room for more', () => {
	const marks = [mark(100), mark(150)];
	expect(roomOf(marks, { from: 50, to: 300, width: 1_000 })).toEqual(['right', 'right']);
});
