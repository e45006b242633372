// The example restaurant is believable, its drifts show, and the same wish always tells the same facts.
import { describe, expect, test } from 'vitest';
import { examplePictures } from '#lib/content/example-pictures.ts';
import { shippedLists } from '#lib/content/library.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import type { Dimension, Version } from '../checklist/checklist.ts';
import type { Told } from '../fact.ts';
import { addTallies, noTally, scoreOf, scoreTenths, type Tally } from '../score/score.ts';
import { businessDay } from '../time/business-day.ts';
import { answerAfter } from '../walk/answer-facts.ts';
import { isIntrusion, isOffered, type AnswerRow } from '../walk/answer.ts';
import { marksOf } from '../walk/mark.ts';
import { walkAfter } from '../walk/walk-facts.ts';
import type { Walk } from '../walk/walk.ts';
import { exampleFacts, type Timed } from './restaurant.ts';

const now = Date.parse('2026-11-22T22:30:00Z');
const factsOf = (seed: number, language: 'es' | 'en' = 'es', at = now): Timed[] =>
	exampleFacts({
		lists: shippedLists,
		tplOf: contentHash,
		now: at,
		seed,
		language,
		pictures: examplePictures,
	});

const dayMs = 86_400_000;
const zone = 'America/Mexico_City';

/** The walks as any phone folds them, with their marks, scores and day of the ninety. */
function walksOf(facts: readonly Timed[]) {
	const walks = new Map<string, Walk>();
	const rows = new Map<string, AnswerRow>();
	const versions = new Map<string, Version>();
	const last = new Map<string, string>();
	facts.forEach(({ at, fact }, index) => {
		const said = last.get(fact.ent);
		const told = { ...fact, id: `${index}`, parents: said ? [said] : [], at, off: 0 } as Told;
		if (told.kind === 'checklist.publish') versions.set(told.body.tpl, { ...told.body, at });
		if (told.kind === 'answer.set') last.set(told.ent, told.id);
		if (told.kind === 'answer.set' || told.kind === 'fix.add') {
			rows.set(told.ent, answerAfter(rows.get(told.ent), told));
		}
		if (told.kind === 'walk.start' || told.kind === 'walk.finish' || told.kind === 'walk.void') {
			const walk = walkAfter(walks.get(told.ent), told);
			if (walk) walks.set(walk.id, walk);
		}
	});
	const today = Date.parse(businessDay(now, zone, 240));
	return [...walks.values()].map((walk) => {
		const own = [...rows.values()].filter((row) => row.walk === walk.id);
		const marks = marksOf(walk, versions, own);
		const day = 89 - Math.round((today - Date.parse(walk.day)) / dayMs);
		return { walk, marks, score: scoreOf(marks), day };
	});
}

const seeds = [1, 2, 3, 20261];
const facts = factsOf(20261);
const walks = walksOf(facts);
const finished = walks.filter(({ walk }) => walk.state === 'finished');

test('the same seed and hour always tell the same ninety days', () => {
	expect(factsOf(20261)).toEqual(facts);
	expect(factsOf(20262)).not.toEqual(facts);
});

test('only the words change with the language', () => {
	const english = factsOf(20261, 'en');
	const bare = ({ at, fact }: Timed) => [at, fact.kind, fact.ent];
	expect(english.map(bare)).toEqual(facts.map(bare));
	const notesIn = (told: Timed[]) =>
		new Set(told.flatMap(({ fact }) => (fact.kind === 'note.set' ? [fact.body.text] : [])));
	expect(notesIn(facts).size).toBeGreaterThanOrEqual(15);
	expect(notesIn(english).size).toBe(notesIn(facts).size);
	expect([...notesIn(english)].filter((text) => notesIn(facts).has(text))).toEqual([]);
});

test('nothing is told out of order, after now, or before the ninety days', () => {
	const hours = facts.map(({ at }) => at);
	expect(hours).toEqual([...hours].sort((a, b) => a - b));
	expect(hours.at(-1)).toBeLessThanOrEqual(now);
	expect(hours[0]).toBeGreaterThan(now - 91 * dayMs);
});

test.each(['2026-03-02T10:12:00Z', '2026-07-15T05:30:00Z', '2027-01-01T14:00:00Z'])(
	'at any hour (%s) exactly one walk is left half way, and it is of now',
	(hour) => {
		const at = Date.parse(hour);
		const told = factsOf(5, 'es', at);
		const ended = new Set(
			told.flatMap(({ fact }) => (fact.kind === 'walk.finish' ? [fact.ent] : [])),
		);
		const open = told.filter(({ fact }) => fact.kind === 'walk.start' && !ended.has(fact.ent));
		expect(open.map((start) => at - start.at)).toEqual([25 * 60_000]);
		expect(told.at(-1)?.at).toBeLessThanOrEqual(at);
	},
);

test('every answer is one its item offers, and what never applies is never asked', () => {
	const wrong = finished.flatMap(({ walk, marks }) =>
		marks.filter(({ area, item, answer }) => {
			const isExempt = walk.areas.some(({ id, exempt }) => id === area && exempt.includes(item.id));
			return answer === null || (!isExempt && !isOffered(item, answer));
		}),
	);
	expect(wrong).toEqual([]);
	expect(finished.flatMap(({ marks }) => marks).length).toBeGreaterThan(4000);
});

test('every finished walk scores, takes a believable time and has its shift', () => {
	expect(finished.filter(({ score }) => score.band === null)).toEqual([]);
	expect(finished.filter(({ walk }) => walk.shift === null)).toEqual([]);
	const minutes = finished.map(({ walk }) => ((walk.finishedAt ?? 0) - walk.walkedAt) / 60_000);
	expect(Math.min(...minutes)).toBeGreaterThan(5);
	expect(Math.max(...minutes)).toBeLessThan(60);
});

test('it looks like a real place: days missed, full tours, one void walk, one half way', () => {
	const days = new Set(finished.map(({ walk }) => walk.day));
	expect(days.size).toBeGreaterThan(65);
	expect(days.size).toBeLessThan(90);
	expect(finished.filter(({ walk }) => walk.areas.length === 7).length).toBeGreaterThan(17);
	expect(walks.map(({ walk }) => walk.state).filter((state) => state !== 'finished')).toEqual([
		'void',
		'open',
	]);
	expect(walks.find(({ walk }) => walk.state === 'void')?.walk.voidReason).toMatch(/práctica/);
	const half = walks.at(-1)?.marks ?? [];
	const answered = half.filter(({ answer }) => answer && answer.kind !== 'na').length;
	expect(answered / half.length).toBeGreaterThan(0.35);
	expect(answered / half.length).toBeLessThan(0.65);
});

describe.each(seeds)('seed %i', (seed) => {
	const place = walksOf(factsOf(seed)).filter(({ walk }) => walk.state === 'finished');
	const pooled = (area: RegExp, dimension: Dimension, from: number, to: number): number => {
		const tallies = place
			.filter(({ day }) => day >= from && day <= to)
			.flatMap(({ walk, score }) =>
				walk.areas
					.filter(({ name }) => area.test(name))
					.map(({ id }): Tally => score.byAreaAndDimension.get(id)?.get(dimension) ?? noTally),
			);
		return (scoreTenths(tallies.reduce(addTallies, noTally)) ?? NaN) / 10;
	};

	test('scores spread as those of a restaurant do', () => {
		const scores = place
			.filter(({ walk }) => walk.areas.length < 7)
			.map(({ score }) => (scoreTenths(score.asFound) ?? 0) / 10);
		const mean = scores.reduce((sum, one) => sum + one, 0) / scores.length;
		const sum = scores.reduce((all, one) => all + (one - mean) ** 2, 0);
		expect(mean).toBeGreaterThan(85);
		expect(mean).toBeLessThan(92);
		expect(Math.sqrt(sum / (scores.length - 1))).toBeGreaterThan(5);
		expect(Math.sqrt(sum / (scores.length - 1))).toBeLessThan(9);
	});

	test('the three drifts show between the first thirty days and the last twenty', () => {
		const change = (area: RegExp, dimension: Dimension) =>
			pooled(area, dimension, 70, 89) - pooled(area, dimension, 0, 29);
		expect(change(/Recepción/, 'order')).toBeLessThan(-8);
		expect(change(/Baño/, 'cleanliness')).toBeLessThan(-8);
		expect(change(/Comedor/, 'cleanliness')).toBeGreaterThan(3);
	});

	test('criticals fail now and then; boxes come back though they are cleared each time', () => {
		const criticals = place.reduce((sum, { score }) => sum + score.criticalFails, 0);
		expect(criticals).toBeGreaterThan(2);
		expect(criticals).toBeLessThan(30);
		const boxes = place.flatMap(({ marks }) => marks.filter(({ item }) => item.id === 'rec-boxes'));
		expect(boxes.slice(-10).filter(({ fixed }) => fixed).length).toBeGreaterThanOrEqual(4);
		const skips = place.flatMap(({ marks }) =>
			marks.filter(({ answer }) => answer?.kind === 'skip'),
		);
		expect(skips.length).toBeGreaterThan(10);
	});

	test('every picture is shown once or twice, and only beside an intrusion', () => {
		const shown = factsOf(seed).flatMap(({ fact }) =>
			fact.kind === 'photo.add' ? [fact.body] : [],
		);
		const times = examplePictures.map(({ sha }) => shown.filter((one) => one.sha === sha).length);
		expect(times.filter((count) => count < 1 || count > 2)).toEqual([]);
		const bad = new Set(
			walksOf(factsOf(seed)).flatMap(({ walk, marks }) =>
				marks
					.filter(({ answer }) => isIntrusion(answer))
					.map(({ area, item }) => `${walk.id}/${area}/${item.id}`),
			),
		);
		const stray = shown.filter(({ walk, area, item }) => !bad.has(`${walk}/${area}/${item}`));
		expect(stray).toEqual([]);
	});
});
