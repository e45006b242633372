// Hands a request from Kit to its door. Each file below names the methods of one path, and nothing
// else; a test holds them and the doors together.
import type { RequestHandler } from '@sveltejs/kit';
import { answer } from '#lib/server/doors/answer.ts';
import { theServer } from '#lib/server/running.ts';

export const through: RequestHandler = ({ request, getClientAddress }) =>
	answer(theServer(), request, getClientAddress());
