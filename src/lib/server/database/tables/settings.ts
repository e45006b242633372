// What the server remembers of itself: the version of its projections, its secret.

export type SettingsTable = { key: string; value: string };
