// How a browser keeps a session. HttpOnly, SameSite=Lax and Path=/ stand in the cookie already.

/** A session ends when it was not used for so long. */
export const sessionSeconds = 90 * 86_400;

/** The longest that browsers keep any cookie. */
const longest = 400 * 86_400;

/**
 * Secure where the address is HTTPS. The browser keeps the cookie for longer than the session lives
 * unused: the row on the server slides on with every use and it alone decides.
 */
export function cookieFor(cookie: string, origin: string): string {
	const kept = cookie.replace(`Max-Age=${sessionSeconds}`, `Max-Age=${longest}`);
	return origin.startsWith('https:') && !/; *secure/i.test(kept) ? `${kept}; Secure` : kept;
}

/** Headers of an answer that sets these cookies. */
export function withCookies(cookies: readonly string[]): Headers {
	const headers = new Headers();
	for (const cookie of cookies) headers.append('set-cookie', cookie);
	return headers;
}
