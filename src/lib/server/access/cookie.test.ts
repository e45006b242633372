// A session's cookie is for our server alone, and for HTTPS where there is HTTPS.
import { expect, test } from 'vitest';
import { cookieFor, sessionSeconds } from './cookie.ts';

const cookie = `x=1; Max-Age=${sessionSeconds}; Path=/; HttpOnly; SameSite=Lax`;

test('over HTTPS it is never sent over anything else', () => {
	expect(cookieFor(cookie, 'https://todo.example')).toMatch(/; Secure$/);
	expect(cookieFor(cookie, 'http://localhost:3000')).not.toMatch(/secure/i);
});

test('the browser keeps it longer than a session that is not used, and forgets it when told', () => {
	expect(cookieFor(cookie, 'http://localhost:3000')).toContain('Max-Age=34560000');
	expect(cookieFor('x=; Max-Age=0; Path=/', 'http://localhost:3000')).toContain('Max-Age=0');
});
