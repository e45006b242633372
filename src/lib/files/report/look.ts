// The look of the report, in points: a page has the shape of a phone's screen, and so large a type that
// nobody has to spread two fingers; on letter or A4 paper it prints a little larger still.
import type { Band } from '#lib/domain/score/score.ts';

export const paper = { width: 420, height: 747, side: 22, top: 26, foot: 34 };
export const inner = paper.width - 2 * paper.side;

/** The light theme of app.css: paper is always light. */
export const colours = {
	paper: '#fbfaf6',
	surface: '#ffffff',
	sunken: '#ebe8df',
	ink: '#15201c',
	muted: '#424d48',
	line: '#d9d6cb',
	accent: '#08504a',
	good: '#08583f',
	warn: '#724200',
	warnSoft: '#fbefdb',
	bad: '#8f1e1a',
	mark: '#d92d20',
} as const;
export type Colour = (typeof colours)[keyof typeof colours];

export const bandColours: Record<Band, string> = {
	4: '#08583f',
	3: '#194f87',
	2: '#724200',
	1: '#8f1e1a',
};

export type Face = 'normal' | 'bold' | 'italic';
/** `lead` from one line to the next. */
export type Style = { size: number; lead: number; face: Face; colour: string };

export const styles = {
	title: { size: 24, lead: 28, face: 'bold', colour: colours.ink },
	eyebrow: { size: 12, lead: 18, face: 'bold', colour: colours.accent },
	heading: { size: 18, lead: 24, face: 'bold', colour: colours.ink },
	cardTitle: { size: 14.5, lead: 21, face: 'bold', colour: colours.ink },
	voice: { size: 17, lead: 22, face: 'italic', colour: colours.ink },
	body: { size: 13.5, lead: 18.5, face: 'normal', colour: colours.ink },
	strong: { size: 13.5, lead: 18.5, face: 'bold', colour: colours.ink },
	help: { size: 13, lead: 17.5, face: 'normal', colour: colours.muted },
	small: { size: 11, lead: 14.5, face: 'normal', colour: colours.muted },
} satisfies Record<string, Style>;
