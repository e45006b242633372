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
	/** Exports for other programs: names of sheets, columns and values. */
	sheet: {
		title: 'Take your data with you',
		lead: 'Walks, answers and the list of photos, to open in another program.',
		kinds: { house: 'House walk', spot: 'Spot check' },
		files: { xlsx: 'Excel', csv: 'CSV', json: 'JSON' },
		fileHelp: {
			xlsx: 'One workbook with three sheets. Best for Excel and Google Sheets.',
			csv: 'Three text files.',
			json: 'One file for programs.',
		},
		making: 'Preparing the file…',
		made: (name) => `Saved: ${name}`,
		failed:
			'The file could not be prepared. Your data did not change. Choose fewer months and try again.',
		fileName: (site, day) => `Todo Habla ${site} ${day}`,
		walks: 'Walks',
		answers: 'Answers',
		photos: 'Photos',
		yes: 'yes',
		states: { open: 'Unfinished', finished: 'Finished', void: 'Voided' },
		heads: {
			site: 'Site',
			day: 'Day',
			shift: 'Shift',
			started: 'Started',
			finished: 'Finished',
			state: 'State',
			voidReason: 'Why it was voided',
			asFound: 'As found',
			asLeft: 'As left',
			band: 'Band',
			coverage: 'Coverage %',
			intrusions: 'Intrusions',
			lost: 'Points lost',
			criticalFails: 'Critical failures',
			items: 'Items',
			answered: 'Answered',
			people: 'People',
			areas: 'Areas',
			kind: 'Kind',
			timeZone: 'Time zone',
			walk: 'Walk id',
			siteId: 'Site id',
			area: 'Area',
			areaId: 'Area id',
			statement: 'Item',
			answer: 'Answer',
			level: 'Level 0-4',
			intrusion: 'Intrusion',
			fixed: 'Fixed on the spot',
			fixedAfter: 'Seconds until fixed',
			fixedBy: 'Fixed by',
			note: 'Note',
			photos: 'Photos',
			dimension: 'Dimension',
			weight: 'Weight',
			critical: 'Critical',
			exempt: 'Never applies here',
			late: 'After finishing',
			others: 'Other answers',
			answeredAt: 'Answered at',
			by: 'Answered by',
			item: 'Item id',
			list: 'Checklist',
			version: 'Version',
			tpl: 'Version hash',
			role: 'Before or after',
			taken: 'Taken',
			added: 'Added',
			hidden: 'Removed',
			marks: 'Marks',
			width: 'Width',
			height: 'Height',
			bytes: 'Bytes',
			mime: 'Format',
			sha: 'File in the copy',
			photo: 'Photo id',
		},
	},
	/** What is wrong with files and rows that somebody brings. */
	importing: {
		row: (row, told) => `Row ${row}: ${told}`,
		/** What is wrong with a whole file. */
		file: {
			tooLarge: (name, mb) =>
				`${name} has ${mb} MB and was not read: up to 40 MB fit. Save fewer years in each file and bring them one by one.`,
			empty: (name) =>
				`${name} has no rows. Choose a file with the names of the columns at the top and one inspection in each row.`,
			oldExcel: (name) =>
				`${name} is of an old Excel or has a password. Open it, save it as .xlsx without a password or as CSV, and choose it again.`,
			unknown: (name) =>
				`${name} is neither a CSV nor an Excel workbook. Export it as CSV or .xlsx and choose it again.`,
			broken: (name) => `${name} is damaged or incomplete. Ask for the file again or save it anew.`,
		},
		/** What is wrong with a row; each stands behind its number. */
		problems: {
			siteMissing: 'the site is missing.',
			siteTooLong: (found: string) =>
				`this is too long to be a site: ${found}… Choose another column.`,
			dateMissing: 'the date is missing.',
			dateUnreadable: (found) => `this is not a date: ${found}.`,
			dateImpossible: (found) => `the date ${found} does not exist.`,
			dateFuture: (found) => `the date ${found} is in the future.`,
			scoreMissing: 'the score is missing.',
			scoreUnreadable: (found) => `this is not a score: ${found}.`,
			scoreOutOfRange: (found, worst, best) =>
				`the score ${found} lies outside the scale from ${worst} to ${best}.`,
			textMissing: 'what was found is missing.',
			rowEmpty: 'it is empty.',
			rowUneven: (cells, columns) =>
				`it has ${cells} cells and there are ${columns} columns. Perhaps a text holds the separator without quotes.`,
			quoteOpen: 'a quote is opened and never closed.',
			encodingMixed: (found) =>
				`its accents are stored in another way than the rest. It was read as: ${found}.`,
			inspectionTwice: (site, day, first) =>
				`another inspection of ${site} on ${day}; the first is in row ${first}. Both enter.`,
			findingTwice: (first) => `it repeats row ${first}. Both enter.`,
			textTooLong: (most: number) => `the text is very long. Its first ${most} characters come in.`,
			findingOrphan: (site, day, rows) =>
				`${count(rows, { one: 'there is 1 finding', other: `there are ${rows} findings` })} of ${site} on ${day} and no inspection.`,
			correctionBefore: (found, days) =>
				`it says that it was put right on ${found}, ${count(days, { one: 'one day', other: `${days} days` })} before it was found.`,
			correctionNotADate: (found) =>
				`where it should say when it was put right there is something else: ${found}.`,
			correctionImpossible: (found) =>
				`it says that it was put right on ${found}, which does not exist.`,
			siteUnnamed: (site) => `site ${site} has no name in the list of sites.`,
			siteTwice: (site) => `site ${site} stands twice. The first name counts.`,
		},
	},
};
