// How much an export may unpack to: more would kill a phone's page, or be meant to.

export const unpackedLimit = 1024 * 1024 * 1024;
export const entryLimit = 256 * 1024 * 1024;
export const pictureLimit = 64 * 1024 * 1024;
