// Numbers, dates and hours as the organization's region writes them, in the reader's language.
import type { Language } from '#lib/domain/checklist/checklist.ts';

export type Formats = ReturnType<typeof formatsOf>;

/** `region` is ISO 3166 (es-MX writes 88.2, es-ES 88,2). Instants are ms, told in the given zone. */
export function formatsOf(language: Language, region: string) {
	const locale = localeOf(language, region);
	const oneDecimal = new Intl.NumberFormat(locale, {
		minimumFractionDigits: 1,
		maximumFractionDigits: 1,
	});
	const upToTwo = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const date = (options: Intl.DateTimeFormatOptions) => (at: number, timeZone: string) =>
		dateFormat(locale, { ...options, timeZone }).format(at);
	return {
		locale,
		/** A score, share or limit given in tenths: 632 → 63.2 */
		tenths: (tenths: number) => oneDecimal.format(tenths / 10),
		/** Points given in quarters: 28 → 7.0 */
		quarters: (quarters: number) => oneDecimal.format(quarters / 4),
		/** Earned points given in quarters, as exact as they are: 6 → 1.5 */
		exactQuarters: (quarters: number) => upToTwo.format(quarters / 4),
		whole: (n: number) => whole.format(n),
		list: (words: string[]) => list.format(words),
		longDay: date({ weekday: 'long', day: 'numeric', month: 'long' }),
		shortDay: date({ day: 'numeric', month: 'short' }),
		/** An hour of some day: 22 nov, 16:00. */
		dayAndTime: date({
			day: 'numeric',
			month: 'short',
			hour: '2-digit',
			minute: '2-digit',
			...(language === 'es' ? { hourCycle: 'h23' as const } : {}),
		}),
		weekDay: date({ weekday: 'short', day: 'numeric', month: 'short' }),
		/** Room on a phone, given in MB. */
		room: (mb: number) =>
			mb >= 1024 ? `${oneDecimal.format(mb / 1024)} GB` : `${whole.format(mb)} MB`,
		/** Spanish reads hours as 16:00 on every schedule; English as its region does. */
		time: date({
			hour: '2-digit',
			minute: '2-digit',
			...(language === 'es' ? { hourCycle: 'h23' as const } : {}),
		}),
		/** A calendar day YYYY-MM-DD, not an instant. */
		calendarDay: (day: string, options: Intl.DateTimeFormatOptions = {}) =>
			dateFormat(locale, { day: 'numeric', month: 'short', ...options, timeZone: 'UTC' }).format(
				Date.parse(`${day}T12:00:00Z`),
			),
	};
}

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, options);
	dates.set(key, known);
	return known;
}

function localeOf(language: Language, region: string): string {
	try {
		return new Intl.Locale(language, { region }).toString();
	} catch {
		return language;
	}
}
