// How often something was tried in a window of time: rate limits that outlive a restart.

export type AttemptsTable = {
	/** What and who, hashed where it names a person or an address. */
	key: string;
	/** Start of the window, in ms. */
	since: number;
	count: number;
};
