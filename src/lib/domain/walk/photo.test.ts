// A photo, its markings and its hiding, in whatever order they are heard.
import { expect, test } from 'vitest';
import { shuffled } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { tell } from '../../../../tests/support/told.ts';
import type { Told } from '../fact.ts';
import {
	addPhoto,
	hidePhoto,
	isShown,
	markPhoto,
	photoAfter,
	strokesOf,
	type PhotoFacts,
	type PhotoRow,
	type Stroke,
} from './photo.ts';

const point = { walk: 'w1', site: 's1', area: 'hall', item: 'floor', tpl: 't1' };
const picture = {
	sha: 'ab'.repeat(32),
	bytes: 200_000,
	mime: 'image/jpeg',
	width: 1600,
	height: 1200,
	takenAt: 5,
};
const arrow: Stroke = { kind: 'arrow', from: [0, 0], to: [0.5, 0.5] };
const circle: Stroke = { kind: 'circle', centre: [0.5, 0.5], radius: 0.1 };

const add = tell(addPhoto(point, 'p1', 'before', picture), { id: 'a', at: 10 });
const firstMark = tell(markPhoto('site:s1', 'p1', [arrow]), { id: 'm1', at: 20 });
const secondMark = tell(markPhoto('site:s1', 'p1', [circle]), { id: 'm2', at: 30 });
const hide = tell(hidePhoto('site:s1', 'p1', 'removed'), { id: 'h', at: 40 });

const fold = (told: readonly Told<keyof PhotoFacts>[]): PhotoRow | undefined =>
	told.reduce<PhotoRow | undefined>((row, one) => photoAfter(row, one), undefined);

test('any order, any repetition: one and the same photo', () => {
	const all = [add, firstMark, secondMark, hide];
	always([shuffled([...all, ...all])], (heard) => expect(fold(heard)).toEqual(fold(all)));
});

test('a photo belongs to the answer it was taken for', () => {
	expect(fold([add])).toMatchObject({
		id: 'p1',
		point: 'w1/hall/floor',
		addedAt: 10,
		added: { ...picture, role: 'before' },
	});
	expect(add).toMatchObject({ scope: 'site:s1', tpl: 't1' });
});

test('a photo is shown once it is told and until it is hidden', () => {
	const shown = (told: Told<keyof PhotoFacts>[]) => {
		const row = fold(told);
		return row !== undefined && isShown(row);
	};
	expect(shown([firstMark])).toBe(false);
	expect(shown([firstMark, add])).toBe(true);
	expect(shown([add, hide])).toBe(false);
	expect(shown([hide, add])).toBe(false);
});

test('the latest marking is drawn, of two at the same moment the greater op', () => {
	const row = fold([secondMark, add, firstMark]);
	expect(row && strokesOf(row)).toEqual([circle]);
	const sameMoment = { ...firstMark, id: 'm3', at: secondMark.at };
	const both = fold([add, sameMoment, secondMark]);
	expect(both && strokesOf(both)).toEqual([arrow]);
	const none = fold([add]);
	expect(none && strokesOf(none)).toEqual([]);
});

test('a photo with a location that could not be removed says that it stays', () => {
	const kept = tell(addPhoto(point, 'p2', 'before', { ...picture, staysHere: true }));
	expect(fold([kept])?.added?.staysHere).toBe(true);
	expect(fold([add])?.added).not.toHaveProperty('staysHere');
});
