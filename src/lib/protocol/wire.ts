// The door for operations of others: unknown data becomes an Op here, once, or is refused by path.
import * as v from 'valibot';
import type { Kind } from '#lib/domain/fact.ts';
import { partEnt, type ImportPart } from '#lib/domain/import/imported.ts';
import { partIdOf } from '#lib/domain/import/pack.ts';
import { bodies, hash, name, uuid } from './bodies.ts';
import { contentHash } from './hash.ts';
import { isTooLarge, sizeLimit, type Json, type Op } from './op.ts';
import { WireProblem } from './problem.ts';

export { WireProblem };

/** Hours that a calendar can name; whether a clock is right is nobody's question here. */
const hour = v.pipe(v.number(), v.finite(), v.minValue(-60e12), v.maxValue(120e12));

const envelope = v.strictObject({
	id: uuid,
	dev: uuid,
	n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,30}(\.[a-z][a-z-]{0,30})?$/, 'not a kind')),
	v: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
	scope: v.pipe(
		v.string(),
		v.regex(/^(org|[a-z][a-z-]{0,30}:[A-Za-z0-9][\w.~-]{0,99})$/, 'not a scope'),
	),
	ent: v.pipe(
		v.string(),
		v.check((ent) => {
			const names = ent.split('/');
			return names.length <= 4 && names.every((one) => v.is(name, one));
		}, 'not an entity'),
	),
	parents: v.array(uuid),
	at: hour,
	off: hour,
	tpl: v.optional(hash),
	body: v.custom<Json>((value) => value !== undefined, 'no body'),
});

/**
 * The operation, unchanged. Bodies of known kinds have the shape their folds trust; unknown kinds and
 * versions pass with their body as it is. Throws WireProblem.
 */
export function parseOp(value: unknown): Op {
	const op = parsed(envelope, value, '');
	const size = soundBody(op);
	if (mayBeTooLarge(op, size) && isTooLarge(op)) throw new WireProblem('', 'too large');
	if (op.v === 1 && isKnown(op.kind)) {
		const place = placeOf(op.kind, op);
		if (place.scope && op.scope !== place.scope) throw new WireProblem('scope', 'of another place');
		if (!place.ent) throw new WireProblem('ent', `not of a ${op.kind}`);
	}
	return op;
}

type Sound = { of: string; size: number };
const soundBodies = new WeakMap<object, Sound>();

/**
 * Judges the body and gives the length of its JSON. A batch says the same few things again and again,
 * with one object for each: what was found sound once, for this kind and version, is so again.
 */
function soundBody({ kind, v, body }: Op): number {
	const of = `${kind} ${v}`;
	const known = typeof body === 'object' && body !== null ? soundBodies.get(body) : undefined;
	if (known?.of === of) return known.size;
	refuseUnsafe(body, 'body', 1);
	if (v === 1 && isKnown(kind)) parsed(bodies[kind], body, 'body');
	const size = JSON.stringify(body).length;
	if (typeof body === 'object' && body !== null) soundBodies.set(body, { of, size });
	return size;
}

/** No sign of it is longer than three bytes, and its names are never longer than this in all. */
const mayBeTooLarge = ({ kind, parents }: Op, bodySize: number): boolean =>
	1500 + parents.length * 40 + bodySize * 3 > sizeLimit(kind);

const isKnown = (kind: string): kind is Kind => Object.hasOwn(bodies, kind);

function parsed<S extends v.GenericSchema>(
	schema: S,
	value: unknown,
	at: string,
): v.InferOutput<S> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return result.output;
	const [issue] = result.issues;
	const path = [at, v.getDotPath(issue)].filter(Boolean).join('.');
	throw new WireProblem(path, issue.message);
}

/** Where a kind must say that it belongs: rows are found by `ent` and folded with the body. */
function placeOf(kind: Kind, { id, ent, body }: Op): { scope?: string; ent: boolean } {
	const told = body as Record<string, Json>;
	const depth = ent.split('/').length;
	switch (kind) {
		case 'site.set':
			return { scope: `site:${ent}`, ent: depth === 1 };
		case 'checklist.assign':
			return { scope: `site:${told.site}`, ent: ent === `${told.site}/${told.area}` };
		case 'site.exempt':
			return {
				scope: `site:${told.site}`,
				ent: ent === `${told.site}/${told.area}/${told.item}`,
			};
		case 'checklist.publish':
			return { ent: ent === (told.checklist as { id: string }).id };
		case 'walk.start': {
			const scope = told.kind === 'spot' ? `audit:${ent}` : `site:${told.site}`;
			return { scope, ent: depth === 1 };
		}
		case 'baseline.restart':
			return { scope: `site:${String(told.series).split('/')[0]}`, ent: depth === 1 };
		case 'trend.note':
			return { scope: `site:${told.site}`, ent: depth === 1 };
		case 'redact':
			return { ent: ent === told.op };
		case 'spot-check.publish':
			return { ent: ent === told.walk };
		case 'import.rows': {
			// What it holds names it, so that the same rows are the same operation, whoever brings them.
			const part = body as ImportPart;
			const isNamed = id === partIdOf(part, contentHash);
			return { scope: 'org', ent: isNamed && ent === partEnt(part.batch, part.part) };
		}
		case 'import.commit':
		case 'import.withdraw':
			return { scope: 'org', ent: ent === told.batch };
		case 'answer.set':
		case 'note.set':
		case 'fix.add':
		case 'fix.hide':
			return { ent: depth === 3 };
		default:
			return { ent: depth === 1 };
	}
}

/** What JSON can carry but no log should: half signs, NUL, `__proto__`, and depths that kill readers. */
function refuseUnsafe(value: unknown, path: string, depth: number): void {
	if (depth > 16) throw new WireProblem(path, 'too deep');
	if (typeof value === 'string' && /\p{Surrogate}|\0/u.test(value)) {
		throw new WireProblem(path, 'a text that cannot travel');
	}
	if (typeof value !== 'object' || value === null) return;
	for (const [key, inner] of Object.entries(value)) {
		const at = path ? `${path}.${key}` : key;
		if (key === '__proto__') throw new WireProblem(at, 'a forbidden name');
		refuseUnsafe(key, at, depth);
		refuseUnsafe(inner, at, depth + 1);
	}
}
