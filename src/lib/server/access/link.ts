// Links that let somebody in.

/** The secret stands behind a #: browsers send it to no server, so it is in no log on the way. */
export const linkTo = (origin: string, door: 'set-up' | 'join', token: string): string =>
	`${origin}/${door}#${token}`;
