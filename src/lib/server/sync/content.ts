// The three hashes of the log: of what was told, of that with who told it and when it came, and the chain.
import { hash } from 'node:crypto';
import type { Json, Op } from '#lib/protocol/op.ts';

export const chainStart = '0'.repeat(64);

/**
 * RFC 8785 text of a parsed JSON value without half signs: what `canonicalJson` of protocol/hash.ts
 * gives, in a third of the time. A property test holds the two together.
 */
export function canonical(value: Json): string {
	if (value === null || typeof value !== 'object') return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	const members = Object.keys(value)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
	return `{${members.join(',')}}`;
}

type Told = Omit<Op, 'dev' | 'n' | 'body'>;

/**
 * SHA-256 of the operation without dev and n, which a cloned phone changes; `body` is its canonical
 * JSON. Names were parsed: none holds a sign that JSON would escape.
 */
export function contentOf({ id, kind, v, scope, ent, parents, at, off, tpl }: Told, body: string) {
	const past = parents.map((parent) => `"${parent}"`).join(',');
	const list = tpl === undefined ? '' : `"tpl":"${tpl}",`;
	return hash(
		'sha256',
		`{"at":${JSON.stringify(at)},"body":${body},"ent":"${ent}","id":"${id}","kind":"${kind}",` +
			`"off":${JSON.stringify(off)},"parents":[${past}],"scope":"${scope}",${list}"v":${v}}`,
	);
}

/** SHA-256 of content, person and server time (ms). */
export const sealOf = (content: string, person: string, at: number): string =>
	hash('sha256', `${content}\n${person}\n${at}`);

/** SHA-256 of the chain before and the seal of this operation. */
export const chainAfter = (chain: string, seal: string): string =>
	hash('sha256', `${chain}\n${seal}`);
