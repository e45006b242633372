// What the world lends a decision: the hour and new names. The person is known from the credential.

/** `now` is the device's clock in milliseconds since 1970; `newId` gives a random UUID. */
export type Here = { now: () => number; newId: () => string };
