// What each kind of operation carries, as a schema: the shape the folds may trust. Lengths are left to
// the size limit of the whole operation, so that nothing a phone could tell is ever refused here.
import * as v from 'valibot';
import { dimensions, sectors } from '#lib/domain/checklist/checklist.ts';
import type { Bodies, Kind } from '#lib/domain/fact.ts';
import { shortNumbers } from '#lib/domain/import/short-numbers.ts';
import { roles } from '#lib/domain/team/member.ts';
import { isTimeZone } from '#lib/domain/time/business-day.ts';
import { skipReasons } from '#lib/domain/walk/answer.ts';
import { walkKinds } from '#lib/domain/walk/walk.ts';
import { contentHash } from './hash.ts';

/** One name inside an `ent`: a UUID, or the name of an area or an item. */
export const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.~-]{0,99}$/, 'not a name'));
export const uuid = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'not a UUID'),
);
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hex'));

const day = v.pipe(v.string(), v.isoDate('not a day'));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const minutes = v.pipe(whole, v.maxValue(1440));
const zone = v.pipe(v.string(), v.check(isTimeZone, 'not a time zone'));

const text = v.pipe(
	v.strictObject({ es: v.optional(v.string()), en: v.optional(v.string()) }),
	v.check(({ es, en }) => Boolean(es ?? en), 'a sentence in no language'),
);

const item = v.strictObject({
	id: name,
	dimension: v.picklist(dimensions),
	weight: v.picklist([1, 2, 3]),
	critical: v.boolean(),
	response: v.picklist(['passfail', 'scale4']),
	text,
	tells: text,
	quickFix: text,
	naWhen: v.optional(text),
	sample: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(50))),
});

/** An owner's list may be shorter than the shipped ones, and in one language. */
export const checklist = v.strictObject({
	id: name,
	pathOrder: whole,
	area: name,
	sectors: v.array(v.picklist(sectors)),
	title: text,
	intro: text,
	items: v.pipe(
		v.array(item),
		v.minLength(1),
		v.check((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an item twice'),
	),
});

const answer = v.variant('kind', [
	v.strictObject({ kind: v.literal('pass') }),
	v.strictObject({ kind: v.literal('fail') }),
	v.strictObject({ kind: v.literal('scale'), level: v.picklist([0, 1, 2, 3, 4]) }),
	v.strictObject({ kind: v.literal('na') }),
	v.strictObject({ kind: v.literal('skip'), reason: v.picklist(skipReasons) }),
]);

const part = v.pipe(v.number(), v.finite());
const spot = v.strictTuple([part, part]);
const stroke = v.variant('kind', [
	v.strictObject({ kind: v.literal('arrow'), from: spot, to: spot }),
	v.strictObject({ kind: v.literal('circle'), centre: spot, radius: part }),
]);

const area = v.strictObject({
	id: name,
	name: v.string(),
	list: name,
	tpl: hash,
	exempt: v.array(name),
});

export const bodies = {
	'org.set': v.strictObject({ name: v.string(), region: v.string() }),
	'member.set': v.strictObject({
		role: v.nullable(v.picklist(roles)),
		sites: v.union([v.literal('all'), v.array(name)]),
	}),
	redact: v.strictObject({ op: uuid }),
	'spot-check.publish': v.strictObject({ walk: name }),
	'site.set': v.strictObject({
		name: v.string(),
		sector: v.picklist(sectors),
		region: v.string(),
		tz: zone,
		cut: minutes,
		shifts: v.array(v.strictObject({ id: name, name: v.string(), from: minutes, to: minutes })),
		archived: v.optional(v.boolean()),
	}),
	'checklist.assign': v.strictObject({
		site: name,
		area: name,
		name: v.string(),
		list: name,
		order: v.pipe(v.number(), v.finite()),
		archived: v.boolean(),
	}),
	'site.exempt': v.strictObject({ site: name, area: name, item: name, exempt: v.boolean() }),
	'checklist.publish': v.pipe(
		v.strictObject({ tpl: hash, checklist }),
		v.forward(
			v.check((told) => told.tpl === contentHash(told.checklist), 'not the hash of this list'),
			['tpl'],
		),
	),
	'walk.start': v.strictObject({
		site: name,
		kind: v.picklist(walkKinds),
		areas: v.pipe(v.array(area), v.minLength(1)),
		shift: v.nullable(v.strictObject({ id: name, name: v.string() })),
		tz: zone,
		cut: minutes,
	}),
	'walk.finish': v.strictObject({}),
	'walk.reopen': v.strictObject({}),
	'walk.void': v.strictObject({ reason: v.string() }),
	'walk.done': v.strictObject({ count: whole }),
	'answer.set': v.strictObject({ answer: v.nullable(answer) }),
	'note.set': v.strictObject({ text: v.string() }),
	'fix.add': v.strictObject({ seconds: whole }),
	'fix.hide': v.strictObject({ fix: uuid }),
	'photo.add': v.strictObject({
		sha: hash,
		bytes: whole,
		mime: v.pipe(v.string(), v.regex(/^image\/[\w.+-]+$/, 'not a picture')),
		width: whole,
		height: whole,
		takenAt: v.nullable(v.pipe(v.number(), v.finite())),
		walk: name,
		area: name,
		item: name,
		role: v.picklist(['before', 'after']),
		instead: v.optional(name),
		staysHere: v.optional(v.literal(true)),
	}),
	'photo.mark': v.strictObject({ strokes: v.array(stroke) }),
	'baseline.restart': v.strictObject({
		series: v.string(),
		walk: name,
		walkedAt: v.pipe(v.number(), v.finite()),
		note: v.pipe(
			v.string(),
			v.check((note) => note.trim() !== '', 'no reason'),
		),
	}),
	'baseline.hide': v.strictObject({}),
	'trend.note': v.strictObject({ site: name, day, text: v.string() }),
	'trend.hide': v.strictObject({}),
	'import.rows': v.strictObject({
		batch: uuid,
		part: whole,
		inspections: whole,
		findings: whole,
		sites: v.array(
			v.union([
				v.strictTuple([v.string()]),
				v.strictTuple([v.string(), v.string()]),
				v.strictTuple([v.string(), v.string(), name]),
			]),
		),
		texts: v.array(v.string()),
		rows: v.pipe(v.string(), v.regex(shortNumbers, 'not rows')),
	}),
	'import.commit': v.strictObject({ batch: uuid, count: whole, hash, files: v.array(v.string()) }),
	'import.withdraw': v.strictObject({ batch: uuid }),
	'photo.hide': v.strictObject({ why: v.picklist(['removed', 'blurred']) }),
} satisfies { [K in Kind]: v.GenericSchema<Bodies[K]> };
