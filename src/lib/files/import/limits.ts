// How much history one file may bring: more would kill a phone's page, or be meant to.

export const fileLimit = 40 * 1024 * 1024;
export const unpackedLimit = 400 * 1024 * 1024;
