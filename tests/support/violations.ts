// Documents that break a JSON schema in exactly one place, made from the schema's own constraints.

type Schema = Record<string, unknown>;
export type Violation = { broken: string; document: unknown };

const understood = new Set([
	...['$ref', '$defs', '$schema', '$id', 'title', 'description', 'type', 'properties', 'required'],
	...['additionalProperties', 'items', 'minItems', 'maxItems', 'uniqueItems', 'enum', 'const'],
	...['pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
]);

/**
 * One document per constraint that `valid` meets, each broken there and nowhere else; and, with
 * `atLimit`, documents that go as far as a constraint allows. Throws for a keyword it does not know,
 * so that no constraint of the schema is passed over in silence.
 */
export function probesOf(
	root: Schema,
	valid: unknown,
): { broken: Violation[]; atLimit: Violation[] } {
	const broken: Violation[] = [];
	const atLimit: Violation[] = [];
	walk(root, valid, '', (document) => document);
	return { broken, atLimit };

	function walk(given: Schema, value: unknown, path: string, put: (value: unknown) => unknown) {
		const schema = resolve(root, given);
		const unknown = Object.keys(schema).filter((keyword) => !understood.has(keyword));
		if (unknown.length > 0) throw new Error(`${path}: no probe for ${unknown.join(', ')}`);
		for (const [keyword, bad] of badValues(schema, value)) {
			broken.push({ broken: `${path} ${keyword}`, document: put(bad) });
		}
		for (const [keyword, good] of limitValues(schema, value)) {
			atLimit.push({ broken: `${path} ${keyword}`, document: put(good) });
		}
		if (Array.isArray(value) && isSchema(schema.items)) {
			const [first, ...others] = value;
			walk(schema.items, first, `${path}[]`, (inner) => put([inner, ...others]));
		}
		if (isRecord(value) && isSchema(schema.properties)) {
			for (const [name, property] of Object.entries(schema.properties)) {
				if (!isSchema(property)) continue;
				if (!(name in value)) throw new Error(`${path}.${name}: the valid document lacks it`);
				walk(property, value[name], `${path}.${name}`, (inner) => put({ ...value, [name]: inner }));
			}
		}
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema: (value: unknown) => value is Schema = isRecord;

function resolve(root: Schema, schema: Schema): Schema {
	if (typeof schema.$ref !== 'string') return schema;
	const target = schema.$ref
		.split('/')
		.slice(1)
		.reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), root);
	if (!isRecord(target)) throw new Error(`${schema.$ref} leads nowhere`);
	return target;
}

const wrongKinds: Record<string, unknown[]> = {
	string: [7, null, ['a']],
	integer: ['1', 1.5, null],
	boolean: ['true', 0, null],
	array: [{}, 'a', null],
	object: [[], 'a', null],
};

function* badValues(schema: Schema, value: unknown): Generator<[string, unknown]> {
	const { type, pattern, required, properties } = schema;
	if (typeof type === 'string') for (const bad of wrongKinds[type] ?? []) yield ['type', bad];
	if (Array.isArray(schema.enum)) for (const bad of ['none-of-these', 99]) yield ['enum', bad];
	if ('const' in schema) yield ['const', `${String(schema.const)}x`];
	if (typeof pattern === 'string') {
		for (const bad of ['', 'A', 'a b', '-a', 'a-', 'a--b', 'á', '1.0', '1.0.0.0', 'v1.0.0']) {
			if (!new RegExp(pattern, 'u').test(bad)) yield ['pattern', bad];
		}
	}
	if (typeof schema.minLength === 'number') yield ['minLength', 'a'.repeat(schema.minLength - 1)];
	if (typeof schema.maxLength === 'number') yield ['maxLength', 'a'.repeat(schema.maxLength + 1)];
	if (typeof schema.minimum === 'number') yield ['minimum', schema.minimum - 1];
	if (typeof schema.maximum === 'number') yield ['maximum', schema.maximum + 1];
	if (Array.isArray(value)) yield* badLists(schema, value);
	if (!isRecord(value)) return;
	for (const name of Array.isArray(required) ? required.map(String) : []) {
		const others = Object.entries(value).filter(([key]) => key !== name);
		yield [`required ${name}`, Object.fromEntries(others)];
	}
	if (schema.additionalProperties === false && isRecord(properties)) {
		yield ['additionalProperties', { ...value, unheardOf: 1 }];
	}
}

function* badLists(schema: Schema, value: unknown[]): Generator<[string, unknown]> {
	if (typeof schema.minItems === 'number') yield ['minItems', value.slice(0, schema.minItems - 1)];
	if (typeof schema.maxItems === 'number') yield ['maxItems', sized(value, schema.maxItems + 1)];
	if (schema.uniqueItems === true) yield ['uniqueItems', [...value, value[0]]];
}

function* limitValues(schema: Schema, value: unknown): Generator<[string, unknown]> {
	if (Array.isArray(schema.enum)) for (const each of schema.enum) yield ['enum', each];
	if (typeof schema.minLength === 'number') yield ['minLength', 'a'.repeat(schema.minLength)];
	if (typeof schema.maxLength === 'number') yield ['maxLength', 'a'.repeat(schema.maxLength)];
	if (typeof schema.minimum === 'number') yield ['minimum', schema.minimum];
	if (typeof schema.maximum === 'number') yield ['maximum', schema.maximum];
	if (!Array.isArray(value)) return;
	if (typeof schema.minItems === 'number') yield ['minItems', value.slice(0, schema.minItems)];
	if (typeof schema.maxItems === 'number') yield ['maxItems', sized(value, schema.maxItems)];
}

/** The list brought to a length by repeating what it holds. */
const sized = (value: unknown[], length: number): unknown[] =>
	Array.from({ length }, (_, index) => value[index % value.length]);
