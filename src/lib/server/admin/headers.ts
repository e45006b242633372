// Headers of every answer, files included. Kit adds a stricter content policy to the pages it makes.

export const securityHeaders: Record<string, string> = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Content-Security-Policy': "frame-ancestors 'none'",
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy':
		'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * How long a browser may keep an answer. Only content-named chunks are for ever, and the file server
 * says so itself once it found one; the worker, the shell and the manifest are asked for each time.
 */
export const cacheControl = (pathname: string): string =>
	pathname.startsWith('/api/') ? 'no-store' : 'no-cache';
