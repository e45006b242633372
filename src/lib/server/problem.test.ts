// Whatever a door may answer instead of what was asked has a sentence in both languages.
import { expect, test } from 'vitest';
import { enDoor } from '#lib/messages/en-door.ts';
import { esDoor } from '#lib/messages/es-door.ts';
import { statusOf } from './problem.ts';

test.each([esDoor, enDoor])('every problem says what happened and what to do', (words) => {
	expect(Object.keys(words.door.problem).sort()).toEqual(Object.keys(statusOf).sort());
});
