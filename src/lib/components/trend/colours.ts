// Tokens as the page shows them now, for what is drawn on a canvas.
/** `part` 0 to 1 lets what lies behind shine through. */
export type Colours = (token: string, part?: number) => string;

const tokens = [
	...['--accent', '--accent-soft', '--en-orden', '--descuidos', '--impecable', '--habla-mal'],
	...['--ink', '--muted', '--line', '--surface'],
];

/** A probe resolves light-dark() to one colour. */
export function coloursOf(beside: HTMLElement): Colours {
	const probe = document.createElement('span');
	beside.parentElement?.append(probe);
	const read = new Map<string, string>();
	for (const token of tokens) {
		probe.style.color = `var(${token})`;
		read.set(token, getComputedStyle(probe).color);
	}
	probe.remove();
	return (token, part = 1) => {
		const colour = read.get(token) ?? '';
		return part === 1 ? colour : colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${part})`);
	};
}
