// What people write on a chart comes and goes as they say, in whatever order it is heard.
import { expect, test } from 'vitest';
import { tell } from '../../../../tests/support/told.ts';
import {
	baselineAfter,
	hideBaseline,
	hideTrendNote,
	noteAfter,
	notesOf,
	noteTrend,
	restartBaseline,
	restartsOf,
} from './chart-marks.ts';

const baseline = { series: 's1/house/site///', walk: 'w9', walkedAt: 9, note: 'otro proveedor' };
const note = (day: string) => ({ site: 's1', day, text: `nota del ${day}` });

test('a new baseline is there until it is taken back, whichever is heard first', () => {
	const told = tell(restartBaseline('s1', 'b1', baseline));
	const gone = tell(hideBaseline('s1', 'b1'));
	expect(restartsOf([baselineAfter(undefined, told)])).toEqual([{ ...baseline, id: 'b1' }]);
	const rows = [baselineAfter(baselineAfter(undefined, told), gone)];
	expect(rows).toEqual([baselineAfter(baselineAfter(undefined, gone), told)]);
	expect(restartsOf(rows)).toEqual([]);
});

test('notes stand by their day, and what was taken off is not shown', () => {
	const rows = ['2026-11-03', '2026-10-01', '2026-12-24'].map((day, at) =>
		noteAfter(undefined, tell(noteTrend(`n${at}`, note(day)))),
	);
	const hidden = noteAfter(rows[2], tell(hideTrendNote('s1', 'n2')));
	expect(notesOf([...rows.slice(0, 2), hidden]).map(({ day }) => day)).toEqual([
		'2026-10-01',
		'2026-11-03',
	]);
});
