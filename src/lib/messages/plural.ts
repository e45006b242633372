// Plurals through Intl: each language says which of its forms a number takes.

export type Forms = { one: string; other: string };

const rules = new Map<string, Intl.PluralRules>();

/** Gives the form of `n` in a language; Spanish «many» (1,000,000) reads as other. */
export const plural =
	(language: string) =>
	(n: number, forms: Forms): string => {
		const rule = rules.get(language) ?? new Intl.PluralRules(language);
		rules.set(language, rule);
		return rule.select(n) === 'one' ? forms.one : forms.other;
	};
