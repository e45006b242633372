// What a person would call the phone they hold, from what its browser says of itself.

/** The first that fits: browsers also name those that they want to be taken for. */
const browsers: [string, RegExp][] = [
	['Samsung Internet', /SamsungBrowser\//],
	['Edge', /Edg(A|iOS)?\//],
	['Opera', /OPR\//],
	['Firefox', /(Firefox|FxiOS)\//],
	['Chrome', /(Chrome|CriOS)\//],
	['Safari', /Safari\//],
];
const systems: [string, RegExp][] = [
	['Android', /Android/],
	['iPhone', /iPhone/],
	['iPad', /iPad/],
	['Windows', /Windows/],
	['Mac', /Macintosh/],
	['ChromeOS', /CrOS/],
	['Linux', /Linux/],
];

/** «Chrome · Android»; empty when it says nothing that a person would know. */
export function labelOf(userAgent: string | null): string {
	const named = (names: [string, RegExp][]) =>
		names.find(([, sign]) => sign.test(userAgent ?? ''))?.[0];
	return [named(browsers), named(systems)].filter(Boolean).join(' · ');
}
