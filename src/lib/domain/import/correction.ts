// Files that note in the text of a finding when it was put right: «text [ label: 1/2/2024 ]». Which
// label it is nobody says; it is found because so many texts end with the same words in brackets.
import type { Day } from '../time/business-day.ts';
import { dateFormOf, readDay, type DateForm, type DateReading } from './dates.ts';

/** What stands around the date at the end of a text. */
export type Correction = { open: string; label: string; close: string; form: DateForm };

export type CorrectionFound = {
	/** Its date form is the column's own, or the first of those to ask for. */
	correction: Correction;
	isFormAsked: boolean;
	/** How many texts have it, and one of them. */
	count: number;
	example: string;
};

/** Offers the label that many texts end with, followed by what is mostly a date; null without one. */
export function correctionOf(texts: readonly string[]): CorrectionFound | null {
	const groups = new Map<string, (Parts & { whole: string })[]>();
	for (const whole of texts) {
		const parts = partsOf(whole);
		if (!parts) continue;
		const key = `${parts.open}${parts.label}`;
		const group = groups.get(key) ?? [];
		group.push({ ...parts, whole });
		groups.set(key, group);
	}
	const [most = []] = [...groups.values()].sort((a, b) => b.length - a.length);
	const [first] = most;
	if (!first || most.length < 3 || most.length * 20 < texts.length) return null;
	const found = dateFormOf(most.map(({ value }) => value));
	if (found.kind === 'none') return null;
	const form = found.kind === 'known' ? found.form : (found.forms[0] ?? 'dmy');
	const { open, label, close, whole } = first;
	return {
		correction: { open, label, close, form },
		isFormAsked: found.kind === 'asked',
		count: most.length,
		example: whole,
	};
}

type Parts = { before: string; open: string; label: string; value: string; close: string };

const pairs: Record<string, string> = { ']': '[', ')': '(', '}': '{' };

/** The brackets that a text ends with: the label goes as far as its first colon, the rest is value. */
function partsOf(whole: string): Parts | null {
	const text = whole.trimEnd();
	const close = text.at(-1) ?? '';
	const open = pairs[close];
	const from = open === undefined ? -1 : text.lastIndexOf(open);
	if (open === undefined || from < 0) return null;
	const inside = text.slice(from + 1, -1);
	const colon = inside.indexOf(':');
	if (colon < 0) return null;
	const [label, value] = [inside.slice(0, colon), inside.slice(colon + 1)].map(oneSpaced);
	return { before: text.slice(0, from), open, label: label ?? '', value: value ?? '', close };
}

/** Runs of space are one, at the ends none: texts are told apart by their words. */
export const oneSpaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

export type TextRead = {
	/** The text without its correction. */
	text: string;
	/** null when the text has none. */
	corrected: { told: string; reading: DateReading } | null;
};

/** Takes the correction off a text; one that holds no date is told by its reading. */
export function readText(whole: string, correction: Correction | null, latest?: Day): TextRead {
	const parts = correction && partsOf(whole);
	if (!parts || parts.open !== correction.open || parts.label !== correction.label) {
		return { text: oneSpaced(whole), corrected: null };
	}
	const reading = readDay(parts.value, correction.form, latest);
	return { text: oneSpaced(parts.before), corrected: { told: parts.value, reading } };
}
