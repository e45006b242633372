// The door: what phones tell passes unchanged, what could harm a log is refused and named.
import { describe, expect, test } from 'vitest';
import { aPlace, idsFrom, lists, tplOf, world } from '../../../tests/support/builders.ts';
import { shippedLists } from '#lib/content/library.ts';
import { contentHash } from './hash.ts';
import type { Json, Op } from './op.ts';
import { parseOp, WireProblem } from './wire.ts';

const newId = idsFrom(3);
const site = newId();
const walk = newId();

const anOp = (over: Partial<Op> = {}): Op => ({
	id: newId(),
	dev: newId(),
	n: 1,
	kind: 'answer.set',
	v: 1,
	scope: `site:${site}`,
	ent: `${walk}/hall/floor`,
	parents: [newId()],
	at: Date.UTC(2026, 10, 23),
	off: -300,
	tpl: tplOf.hall,
	body: { answer: { kind: 'scale', level: 2 } },
	...over,
});

function refusal(value: unknown): string {
	try {
		parseOp(value);
	} catch (error) {
		if (error instanceof WireProblem) return error.path;
		throw error;
	}
	return 'not refused';
}

const publish = (checklist: unknown, tpl: unknown, ent = 'hall'): Op =>
	anOp({ kind: 'checklist.publish', scope: 'org', ent, body: { tpl, checklist } as Json });

describe('passes unchanged', () => {
	test('an answer of every kind', () => {
		const answers: Json[] = [
			null,
			{ kind: 'pass' },
			{ kind: 'fail' },
			{ kind: 'na' },
			{ kind: 'skip', reason: 'no_time' },
		];
		for (const answer of answers) {
			const op = anOp({ body: { answer } });
			expect(parseOp(op)).toEqual(op);
		}
	});

	test('every shipped list, and an owner’s of one item in one language', () => {
		for (const list of shippedLists) {
			const op = publish(list, contentHash(list), list.id);
			expect(parseOp(op)).toEqual(op);
		}
		const own = { ...lists.hall, title: { en: 'Hall' }, items: lists.hall.items.slice(0, 1) };
		expect(refusal(publish(own, contentHash(own)))).toBe('not refused');
	});

	test('a kind or a version that only a newer phone knows, whatever it carries', () => {
		for (const body of [null, 7, 'text', [1, [2]], { deep: { er: true } }] as Json[]) {
			const op = anOp({ kind: 'finding.open', body });
			expect(parseOp(op)).toEqual(op);
			expect(refusal(anOp({ v: 2, body }))).toBe('not refused');
		}
	});

	test('what people write on a chart, in the place that it speaks of', () => {
		const series = `${site}/house/site///order`;
		const restart = { series, walk, walkedAt: 1, note: 'otro proveedor' };
		const note = { site, day: '2026-11-03', text: 'cambió el horario de entregas' };
		const told = (kind: string, body: Json) => refusal(anOp({ kind, ent: newId(), body }));
		expect(told('baseline.restart', restart)).toBe('not refused');
		expect(told('trend.note', note)).toBe('not refused');
		expect(told('baseline.hide', {})).toBe('not refused');
		expect(told('trend.hide', {})).toBe('not refused');
		expect(told('baseline.restart', { ...restart, note: ' ' })).toBe('body.note');
		expect(told('baseline.restart', { ...restart, series: 'other/house/site//' })).toBe('scope');
		expect(told('trend.note', { ...note, day: '3 nov' })).toBe('body.day');
		expect(told('trend.note', { ...note, site: 'other' })).toBe('scope');
	});

	test('the hour of any clock, however wrong', () => {
		for (const at of [0, -3e11, Date.UTC(2016, 0, 1), Date.UTC(2099, 11, 31), 0.5]) {
			expect(refusal(anOp({ at }))).toBe('not refused');
		}
	});
});

describe('is refused, and named by its path', () => {
	test('an envelope that is none', () => {
		const wrong: [string, Record<string, unknown>][] = [
			['id', { id: 'op-1' }],
			['id', { id: newId().toUpperCase() }],
			['dev', { dev: 7 }],
			['n', { n: 0 }],
			['n', { n: 1.5 }],
			['kind', { kind: 'Answer' }],
			['kind', { kind: '__proto__' }],
			['v', { v: '1' }],
			['scope', { scope: 'site:' }],
			['ent', { ent: '../../etc' }],
			['ent', { ent: 'a b' }],
			['ent', { ent: `${walk}/hall/` }],
			['parents.0', { parents: ['x'] }],
			['at', { at: Infinity }],
			['at', { at: 1e300 }],
			['off', { off: null }],
			['tpl', { tpl: 'abc' }],
			['state', { state: 'acked' }],
			['body', { body: undefined }],
		];
		for (const [path, over] of wrong) expect(refusal({ ...anOp(), ...over })).toBe(path);
		for (const none of [null, undefined, 'text', 7]) expect(refusal(none)).toBe('');
	});

	test('a body that its fold could not trust', () => {
		const wrong: [string, string, Json][] = [
			['body.answer.kind', 'answer.set', { answer: { kind: 'maybe' } }],
			['body.answer.level', 'answer.set', { answer: { kind: 'scale', level: 5 } }],
			['body.answer.reason', 'answer.set', { answer: { kind: 'skip' } }],
			['body.more', 'answer.set', { answer: null, more: 1 }],
			['body.text', 'note.set', { text: 7 }],
			['body.seconds', 'fix.add', { seconds: -1 }],
			['body.fix', 'fix.hide', { fix: 'op' }],
			['body', 'answer.set', null],
			['ent', 'walk.finish', {}],
			['ent', 'photo.hide', { why: 'removed' }],
		];
		for (const [path, kind, body] of wrong) expect(refusal(anOp({ kind, body }))).toBe(path);
	});

	test('a walk whose clock no calendar knows, or that says another site', () => {
		const start = { site, kind: 'house', shift: null, tz: 'America/Lima', cut: 240 };
		const areas = [{ id: 'hall', name: 'Salón', list: 'hall', tpl: tplOf.hall, exempt: [] }];
		const op = (over: object) =>
			anOp({ kind: 'walk.start', ent: walk, body: { ...start, areas, ...over } as Json });
		expect(refusal(op({}))).toBe('not refused');
		expect(refusal(op({ tz: 'Mars/Base' }))).toBe('body.tz');
		expect(refusal(op({ areas: [] }))).toBe('body.areas');
		expect(refusal(op({ site: newId() }))).toBe('scope');
		expect(refusal(op({ state: 'finished' }))).toBe('body.state');
	});

	test('an area or a list told under another’s name', () => {
		const area = { site, area: 'hall', name: 'Salón', list: 'hall', order: 1, archived: false };
		const op = (ent: string) => anOp({ kind: 'checklist.assign', ent, body: area });
		expect(refusal(op(`${site}/hall`))).toBe('not refused');
		expect(refusal(op(`${site}/terrace`))).toBe('ent');
		expect(refusal(publish(lists.hall, tplOf.hall, 'terrace'))).toBe('ent');
	});

	test('a list that is not what its hash says, or no list', () => {
		expect(refusal(publish(lists.hall, tplOf.restrooms))).toBe('body.tpl');
		const wrong: [string, object][] = [
			['body.checklist.items', { items: [] }],
			['body.checklist.items', { items: [lists.hall.items[0], lists.hall.items[0]] }],
			['body.checklist.title', { title: {} }],
			['body.checklist.items.0.weight', { items: [{ ...lists.hall.items[0], weight: 4 }] }],
			['body.checklist.sectors.0', { sectors: ['casino'] }],
		];
		for (const [path, over] of wrong) {
			const list = { ...lists.hall, ...over };
			expect(refusal(publish(list, contentHash(list)))).toBe(path);
		}
	});

	test('what JSON can carry and no log should', () => {
		const note = (text: string) => anOp({ kind: 'note.set', body: { text } });
		expect(refusal(note('\ud83d'))).toBe('body.text');
		expect(refusal(note('a\0b'))).toBe('body.text');
		expect(refusal(note('😀'))).toBe('not refused');
		const sly: unknown = JSON.parse(
			JSON.stringify(anOp({ kind: 'x.y' })).replace('"answer"', '"__proto__"'),
		);
		expect(refusal(sly)).toBe('body.__proto__');
		const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as Json;
		expect(refusal(anOp({ kind: 'x.y', body: deep }))).toContain('body.0.0');
	});

	test('what is larger than its kind may be', () => {
		const long = 'ñ'.repeat(8200);
		expect(refusal(anOp({ kind: 'note.set', body: { text: long } }))).toBe('');
		const list = { ...lists.hall, intro: { es: long } };
		expect(refusal(publish(list, contentHash(list)))).toBe('not refused');
		const longer = { ...lists.hall, intro: { es: long.repeat(4) } };
		expect(refusal(publish(longer, contentHash(longer)))).toBe('');
	});
});

test('the place of the builders passes too', () => {
	const here = world();
	for (const fact of aPlace(here).facts) {
		const { kind, v, scope, ent, body } = fact;
		const op = anOp({ kind, v, scope, ent, body: body as Json });
		expect(parseOp(op)).toEqual(op);
	}
});
