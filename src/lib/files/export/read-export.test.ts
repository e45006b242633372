// Whatever happens to a file on its way, it opens as it was written or is refused by name.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { aWalk, aPlace, idsFrom, someBytes, world } from '../../../../tests/support/builders.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import type { ExportContent, Held } from '#lib/protocol/export.ts';
import type { Op } from '#lib/protocol/op.ts';
import { FileProblem } from './file-problem.ts';
import { readExport } from './read-export.ts';
import { exportParts, writeExport } from './write-export.ts';

const seed = Number(process.env.TODO_HABLA_SEED) || Math.floor(Math.random() * 0x7fffffff) + 1;
const runs = { seed, numRuns: Number(process.env.TODO_HABLA_RUNS) || 150 };
const by = { at: Date.UTC(2026, 10, 23), app: '0.1.0' };

function held(): Held & { photos: { sha: string }[] } {
	const here = world();
	const newId = idsFrom(99);
	const { site, facts } = aPlace(here);
	const dev = newId();
	const ops = [...facts, ...aWalk(site, here).facts].map((fact, index): Op => ({
		...(fact as Omit<Op, 'id' | 'dev' | 'n' | 'parents' | 'at' | 'off'>),
		id: newId(),
		dev,
		n: index + 1,
		parents: [],
		at: here.now(),
		off: 0,
	}));
	const photos = [1, 2, 3].map((one) => {
		const bytes = someBytes(one, 400 * one);
		const thumb = one === 2 ? null : someBytes(one + 9, 30);
		return { sha: bytesHash(new Uint8Array(bytes)), mime: 'image/jpeg', bytes, thumb };
	});
	const place = { walk: newId(), site: site.id, area: 'hall', item: 'floor', tpl: '' };
	const raw = { id: newId(), ...place, role: 'after' as const, mime: '', takenAt: null };
	return { org: newId(), dev, ops, photos, raws: [{ ...raw, bytes: someBytes(40, 99) }] };
}

let file: Uint8Array<ArrayBuffer>;
let content: ExportContent;
beforeAll(async () => {
	file = await writeExport(held(), by);
	content = await readExport(file);
});

const problemOf = (bytes: Uint8Array): Promise<unknown> =>
	readExport(bytes).then(
		() => null,
		(error: unknown) => error,
	);

/** The same export after somebody changed what is inside. */
function altered(change: (inside: Record<string, Uint8Array>) => void): Uint8Array {
	const inside = unzipSync(file);
	change(inside);
	return zipSync(inside);
}
const withManifest = (change: (manifest: Record<string, unknown>) => void) =>
	altered((inside) => {
		const manifest = JSON.parse(strFromU8(inside['todo-habla.json'] ?? new Uint8Array()));
		change(manifest);
		inside['todo-habla.json'] = strToU8(JSON.stringify(manifest));
	});
const withOps = (lines: string[]) =>
	altered((inside) => {
		const ops = strToU8(lines.map((line) => `${line}\n`).join(''));
		const manifest = JSON.parse(strFromU8(inside['todo-habla.json'] ?? new Uint8Array()));
		manifest.ops = { file: 'ops.jsonl', count: lines.length, sha256: bytesHash(ops) };
		inside['ops.jsonl'] = ops;
		inside['todo-habla.json'] = strToU8(JSON.stringify(manifest));
	});

describe('a file that arrives whole', () => {
	test('gives back what was written, byte by byte', () => {
		const { photos, raws, ...rest } = held();
		expect(content).toMatchObject({ ...rest, app: '0.1.0', exportedAt: by.at, warnings: [] });
		const plain = (bytes: ArrayBuffer | Uint8Array | null) => bytes && [...new Uint8Array(bytes)];
		const bare = <
			T extends { bytes: ArrayBuffer | Uint8Array; thumb?: ArrayBuffer | Uint8Array | null },
		>(
			all: T[],
		) => all.map((one) => ({ ...one, bytes: plain(one.bytes), thumb: plain(one.thumb ?? null) }));
		expect(bare(content.photos)).toEqual(bare(photos as typeof content.photos));
		expect(bare(content.raws)).toEqual(bare(raws as typeof content.raws));
	});

	test('can be opened by hand: a sheet says what it is, photos have their endings', () => {
		const inside = unzipSync(file);
		expect(strFromU8(inside['README.txt'] ?? new Uint8Array())).toContain('Abrir una copia');
		expect(Object.keys(inside)).toContain(`photos/${held().photos[0]?.sha}.jpg`);
		expect(
			strFromU8(inside['ops.jsonl'] ?? new Uint8Array())
				.trim()
				.split('\n'),
		).toHaveLength(13);
	});

	test('opens after somebody unpacked and packed it again', async () => {
		expect(await readExport(altered(() => undefined))).toEqual(content);
		expect(await readExport(zipSync(unzipSync(file), { level: 0 }))).toEqual(content);
	});

	test('may be empty, and may come from a phone whose clock is wrong', async () => {
		const nothing = { org: null, dev: null, ops: [], photos: [], raws: [] };
		for (const at of [0, -6e11, 5e12]) {
			const read = await readExport(await writeExport(nothing, { ...by, at }));
			expect(read).toMatchObject({ ...nothing, exportedAt: at });
		}
	});

	test('is written in pieces, photo by photo', async () => {
		let asked = 0;
		const { photos, ...rest } = held();
		async function* singly() {
			for await (const photo of photos) {
				asked += 1;
				yield photo;
			}
		}
		const seen: number[] = [];
		for await (const part of exportParts({ ...rest, photos: singly() }, by)) {
			if (part.length > 0) seen.push(asked);
		}
		expect(new Set(seen)).toEqual(new Set([0, 1, 2, 3]));
	});
});

describe(`a file that was harmed (seed ${seed})`, () => {
	test('cut off anywhere, it is refused', async () => {
		for (let size = 0; size < file.length; size += 1 + (size % 37)) {
			expect(await problemOf(file.subarray(0, size))).toBeInstanceOf(FileProblem);
		}
	});

	test(
		'with bytes changed, it opens as it was, lacks pictures and says so, or is refused',
		{ timeout: 60_000 },
		async () => {
			const anyHarm = fc.array(
				fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })),
				{ minLength: 1, maxLength: 4 },
			);
			await fc.assert(
				fc.asyncProperty(anyHarm, async (harm) => {
					const bytes = file.slice();
					for (const [at, by] of harm) bytes[at] = (bytes[at] ?? 0) ^ by;
					const read = await readExport(bytes).catch((error: unknown) => error);
					if (read instanceof FileProblem) return;
					const { photos, raws, warnings, ...rest } = read as ExportContent;
					expect(rest).toEqual({
						org: content.org,
						dev: content.dev,
						ops: content.ops,
						app: content.app,
						exportedAt: content.exportedAt,
					});
					expect(content.photos.length + content.raws.length).toBe(
						photos.length + raws.length + warnings.length,
					);
					for (const { sha, bytes: own } of photos)
						expect(bytesHash(new Uint8Array(own))).toBe(sha);
					expect(content.raws).toEqual(expect.arrayContaining(raws));
				}),
				runs,
			);
		},
	);

	test('a picture that is not what its name says is left out and told of', async () => {
		const sha = held().photos[0]?.sha;
		const swapped = altered((inside) => {
			inside[`photos/${sha}.jpg`] = strToU8('other bytes');
		});
		const read = await readExport(swapped);
		expect(read.photos.map((photo) => photo.sha)).not.toContain(sha);
		expect(read.photos).toHaveLength(2);
		expect(read.warnings).toEqual([{ code: 'photo-mismatch', file: `photos/${sha}.jpg` }]);
		const missing = altered((inside) => delete inside[`photos/${sha}.jpg`]);
		expect((await readExport(missing)).warnings).toEqual([
			{ code: 'photo-missing', file: `photos/${sha}.jpg` },
		]);
	});
});

describe('a file that is something else', () => {
	test('is not an export', async () => {
		const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
		const others = [
			new Uint8Array(0),
			png,
			strToU8('{}'),
			zipSync({ 'a.txt': strToU8('hola') }),
			zipSync({}),
		];
		others.push(zipSync({ 'todo-habla.json': strToU8('{"magic":"other/export","v":1}') }));
		for (const other of others)
			expect(await problemOf(other)).toMatchObject({ code: 'not-an-export' });
	});

	test('of a newer application is named so', async () => {
		expect(await problemOf(withManifest((manifest) => (manifest.v = 2)))).toMatchObject({
			code: 'newer',
		});
	});

	test('with a manifest that lies is corrupt', async () => {
		const lies: ((manifest: Record<string, unknown>) => void)[] = [
			(manifest) => (manifest.org = null),
			(manifest) => (manifest.org = 'x'),
			(manifest) => (manifest.v = 0),
			(manifest) => (manifest.photos = 'none'),
			(manifest) => (manifest.ops = { file: 'ops.jsonl', count: 13, sha256: '0'.repeat(64) }),
			(manifest) => delete manifest.raws,
		];
		for (const lie of lies)
			expect(await problemOf(withManifest(lie))).toMatchObject({ code: 'corrupt' });
	});
});

describe('operations that are none', () => {
	test('are counted, and the first is named by line and place', async () => {
		const lines = content.ops.map((op) => JSON.stringify(op));
		const bad = JSON.stringify({ ...content.ops.at(6), body: { answer: { kind: 'maybe' } } });
		lines.splice(6, 2, bad, '{"half":');
		const problem = await problemOf(withOps(lines));
		expect(problem).toMatchObject({
			code: 'corrupt',
			count: 2,
			path: 'ops.jsonl:7 body.answer.kind',
		});
	});

	test('of a kind that only a newer phone knows come along as they are', async () => {
		const strange = {
			...content.ops[0],
			kind: 'finding.open',
			v: 3,
			body: { depth: [1, { of: 'x' }] },
		};
		const read = await readExport(withOps([JSON.stringify(strange)]));
		expect(read.ops).toEqual([strange]);
	});
});

describe('a file meant to fill the memory', () => {
	const claiming = (size: number): Uint8Array => {
		const bytes = zipSync({ 'todo-habla.json': [new Uint8Array(1000), { level: 9 }] });
		const view = new DataView(bytes.buffer);
		const head = bytes.length - 22 - 46 - 'todo-habla.json'.length;
		view.setUint32(head + 24, size, true);
		return bytes;
	};

	test('is refused before anything is unpacked', async () => {
		for (const size of [0xffffffff, 2 ** 30 + 1, 2 ** 27]) {
			const before = process.memoryUsage().arrayBuffers;
			expect(await problemOf(claiming(size))).toMatchObject({ code: 'corrupt' });
			expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6);
		}
	});

	test('may not say less than it holds either', async () => {
		expect(await problemOf(claiming(10))).toMatchObject({ code: 'corrupt' });
	});
});
