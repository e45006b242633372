// Rows of the fault matrix that need nothing but phones, a server and a bad line, a few seeds each; the
// whole matrix is `npm run faults`.
import { expect, test } from 'vitest';
import { row as lossyLine } from '../faults/rows/01-lossy-line.ts';
import { row as cloned } from '../faults/rows/09-cloned-phone.ts';
import { row as clocks } from '../faults/rows/10-wrong-clocks.ts';
import { row as poison } from '../faults/rows/11-poison.ts';
import { row as oldAndNew } from '../faults/rows/12-old-and-new.ts';
import { row as people } from '../faults/rows/13-people-change.ts';
import { row as tenPhones } from '../faults/rows/24-ten-phones.ts';

const told = Number(process.env.TODO_HABLA_SEED);

test.each([lossyLine, cloned, clocks, poison, oldAndNew, people, tenPhones])(
	'$name: nothing is lost, nothing is there twice',
	async ({ run }) => {
		for (const seed of told ? [told] : [20261125, 7]) {
			const { fired } = await run(seed);
			expect(fired).toBeGreaterThan(0);
		}
	},
);
