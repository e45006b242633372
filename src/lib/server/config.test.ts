// What the keeper sets, and what happens when nothing is set.
import { expect, test } from 'vitest';
import { Refusal, lendDefaultsToHandler, readConfig } from './config.ts';

test('nothing needs to be set for the first start', () => {
	expect(readConfig({})).toMatchObject({
		host: undefined,
		port: 3000,
		build: 'build',
		mayBuild: true,
	});
	expect(readConfig({ PORT: '', HOST: '' }).port).toBe(3000);
});

test('a port that cannot be one is refused in a sentence that repeats it', () => {
	for (const port of ['http', '3000x', '70000', '-1', '1.5'])
		expect(() => readConfig({ PORT: port }), port).toThrow(Refusal);
	expect(() => readConfig({ PORT: 'http' })).toThrow('PORT is "http"');
});

test('a photo kept as taken fits, and what the keeper set is respected', () => {
	const bare: Record<string, string | undefined> = {};
	lendDefaultsToHandler(bare);
	expect(bare).toEqual({ BODY_SIZE_LIMIT: '20M', PROTOCOL_HEADER: 'x-forwarded-proto' });
	const set = { BODY_SIZE_LIMIT: '1M', ORIGIN: 'https://todo.example' };
	lendDefaultsToHandler(set);
	expect(set).toEqual({ BODY_SIZE_LIMIT: '1M', ORIGIN: 'https://todo.example' });
});
