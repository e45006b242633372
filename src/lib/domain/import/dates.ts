// Days as other people write them. What a column's dates mean is found over the whole column; where
// day and month could be either, it is asked and never guessed.
import type { Day } from '../time/business-day.ts';

/** The order of the parts; a year of four digits that comes first is read in any form. */
export const dateForms = ['ymd', 'dmy', 'mdy'] as const;
export type DateForm = (typeof dateForms)[number];

export type DateReading =
	{ kind: 'day'; day: Day } | { kind: 'empty' } | { kind: 'unreadable' } | { kind: 'impossible' };

const compact = /^\d{8}$/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
/** An hour behind the date says nothing about the day. */
const hour = /[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Nobody has lived to see a later day, wherever they are; `now` is ms. */
export const latestDay = (now: number): Day =>
	new Date(now + 14 * 3_600_000).toISOString().slice(0, 10);

/** The end of the years that are read at all. */
const theEnd: Day = '2199-12-31';

/**
 * Reads one date: 20171231, 2017-12-31, 31/12/2017, 12.31.17, each with an hour or without. A year of
 * two digits is the last of that name until `latest`.
 */
export function readDay(text: string, form: DateForm, latest = theEnd): DateReading {
	const bare = text.trim().replace(hour, '').trim();
	if (bare === '') return { kind: text.trim() === '' ? 'empty' : 'unreadable' };
	const parts = partsOf(bare, form, Number(latest.slice(0, 4)));
	if (!parts) return { kind: 'unreadable' };
	const [year, month, day] = parts;
	const isThere = year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1;
	if (!isThere || day > daysIn(year, month)) return { kind: 'impossible' };
	return { kind: 'day', day: `${year}-${two(month)}-${two(day)}` };
}

type Parts = [year: number, month: number, day: number];

function partsOf(text: string, form: DateForm, last: number): Parts | null {
	if (compact.test(text)) {
		const [a, b] = form === 'ymd' ? [4, 6] : [2, 4];
		return ordered([text.slice(0, a), text.slice(a, b), text.slice(b)], form, last);
	}
	const first = yearFirst.exec(text);
	if (first) return ordered(first.slice(1), 'ymd', last);
	const end = yearLast.exec(text);
	return end && form !== 'ymd' ? ordered(end.slice(1), form, last) : null;
}

function ordered(texts: readonly string[], form: DateForm, last: number): Parts {
	const [a = 0, b = 0, c = 0] = texts.map(Number);
	if (form === 'ymd') return [a, b, c];
	const year = texts[2]?.length === 2 ? last - ((((last - c) % 100) + 100) % 100) : c;
	return form === 'dmy' ? [year, b, a] : [year, a, b];
}

const two = (n: number): string => `${n}`.padStart(2, '0');
const daysIn = (year: number, month: number): number =>
	new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `asked`: every date can be read both ways, or some only one way and some only the other. */
export type FormsFound =
	| { kind: 'known'; form: DateForm }
	| { kind: 'asked'; forms: readonly DateForm[]; example: string }
	| { kind: 'none' };

/** The form of a column's dates. Fewer than four in five readable: it is no column of dates. */
export function dateFormOf(values: readonly string[]): FormsFound {
	const filled = values.filter((text) => text.trim() !== '');
	const reads = (form: DateForm) => (text: string) => readDay(text, form).kind === 'day';
	const count = (form: DateForm) => filled.filter(reads(form)).length;
	const [ymd, dmy, mdy] = [count('ymd'), count('dmy'), count('mdy')];
	const most = Math.max(ymd, dmy, mdy);
	if (most === 0 || most < filled.length * 0.8) return { kind: 'none' };
	if (ymd === most) return { kind: 'known', form: 'ymd' };
	const onlyDmy = filled.filter((text) => reads('dmy')(text) && !reads('mdy')(text));
	const onlyMdy = filled.filter((text) => reads('mdy')(text) && !reads('dmy')(text));
	if (isClear(onlyDmy, onlyMdy)) return { kind: 'known', form: 'dmy' };
	if (isClear(onlyMdy, onlyDmy)) return { kind: 'known', form: 'mdy' };
	const example = filled.find((text) => reads('dmy')(text) && reads('mdy')(text)) ?? '';
	return { kind: 'asked', forms: ['dmy', 'mdy'], example };
}

/** One slip of the pen in fifty does not turn a column. */
const isClear = (own: readonly string[], other: readonly string[]): boolean =>
	own.length > 0 && other.length * 50 <= own.length;

/** Days from one to the other; negative when the second comes first. */
export const daysBetween = (from: Day, to: Day): number =>
	Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
