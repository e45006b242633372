// English of what goes into files and of what is said about files that come in.
import type { esFiles } from './es-files.ts';
import { plural } from './plural.ts';

const count = plural('en');

export const enFiles: typeof esFiles = {
	/** The report of one walk, as a PDF. */
	report: {
		title: 'Walk report',
		told: (day, hours) => `${day} · ${hours}`,
		shift: (name) => `${name} shift`,
		who: (names) => `Walked by ${names}`,
		looked: (minutes, items) =>
			`${minutes} min · ${count(items, { one: '1 item', other: `${items} items` })}`,
		computed: (earned, possible, score) =>
			`How it was computed: ${earned} of ${possible} points = ${score} out of 100. Each item is worth its weight; what does not apply or was not seen does not count.`,
		statement: (area, text) => `${area} · ${text}`,
		answered: (answer) => `Answer: ${answer}`,
		note: 'Note',
		by: (name) => `Noted by ${name}`,
		fixed: 'Fixed on the spot',
		fixedBy: (name) => `Fixed on the spot by ${name}`,
		photoMissing: 'This photo is not on this phone.',
		photoUnreadable: 'This phone cannot show this photo. It is kept in the app.',
		signs:
			'Where it says [?] there was a sign that this document cannot show, such as an emoji. The app has it complete.',
		page: (n, of) => `Page ${n} of ${of}`,
		fileName: (site, day) => `Report ${site} ${day}.pdf`,
	},
};
