// English of what is taken along: a walk's report, files for other programs, an item's history.
import type { esShare } from './es-share.ts';
import { plural } from './plural.ts';

const count = plural('en');

export const enShare: typeof esShare = {
	/** The report of a walk: its buttons on the closing, and what the report says besides the walk. */
	share: {
		report: 'Share report',
		reportAgain: 'Send the report',
		save: 'Save the PDF',
		making: 'Preparing the report…',
		photos: (done, total) => `Photos: ${done} of ${total}`,
		fetching: (done, total) => `Fetching missing photos: ${done} of ${total}`,
		ready: 'The report is ready. Tap again to send it.',
		saved: (name) => `Report saved: ${name}`,
		noShare: 'This browser does not share files; the report went to your downloads.',
		photosLeft: (n) =>
			count(n, {
				one: 'One photo is not on this phone: the report says so in its place.',
				other: `${n} photos are not on this phone: the report says so in their place.`,
			}),
		failed:
			'The report could not be prepared. The walk is still saved. Try again; if it keeps happening, close and reopen the app.',
		notShared: 'The report could not be sent. It is ready: save it as a PDF or try again.',
		spotTitle: 'Spot check report',
		spot: 'Spot check: a sample apart. It enters neither the house’s score nor its trends.',
		open: 'This walk was reopened: its numbers may still change.',
		late: (n) =>
			count(n, {
				one: 'One answer came after the end and counts in this report.',
				other: `${n} answers came after the end and count in this report.`,
			}),
		pointLate: 'Came after the end',
		missing: (n, name) =>
			count(n, {
				one: `1 answer by ${name} is missing: it is still on their phone.`,
				other: `${n} answers by ${name} are missing: they are still on their phone.`,
			}),
		source: 'Where this report comes from',
		list: (name) => `Checklist: ${name}`,
		version: (n) => `version ${n}`,
		versionUnsent: 'version not sent yet',
		tpl: (hash) => `fingerprint ${hash}`,
		made: (when, app) => `Made on ${when} with Todo Habla ${app}`,
		walk: (id) => `Walk ${id}`,
	},
	/** Settings › Take the data along. */
	takeAway: {
		help: 'Walks, answers and photos, for Excel or another program',
		lead: 'Prepared on this phone, without a signal too.',
		sites: 'Sites',
		sitesMissing: 'Choose at least one site.',
		period: 'Period',
		periods: {
			month: 'This month',
			quarter: 'Three months',
			year: 'Twelve months',
			all: 'Everything',
		},
		format: 'Format',
		found: (n) =>
			count(n, { one: 'One walk in that period.', other: `${n} walks in that period.` }),
		none: 'There are no walks in that period. Choose another period or another site.',
		ownOnly: 'As an auditor you take only your own checks.',
		summaries: (n) =>
			count(n, {
				one: 'Of one walk this phone has only the summary: it goes with its score and its outcome by item, without notes, hours, people or photos, and the detail column says so.',
				other: `Of ${n} walks this phone has only the summary: they go with their score and their outcome by item, without notes, hours, people or photos, and the detail column says so.`,
			}),
		fetch: (n) =>
			count(n, { one: 'Fetch the missing details', other: `Fetch the details of ${n} walks` }),
		fetching: (left) =>
			count(left, { one: 'One walk left to fetch…', other: `${left} walks left to fetch…` }),
		fetchLater:
			'Details cannot be fetched without a signal. What you asked for comes as soon as there is one.',
		tooMany: (rows) =>
			`These are about ${rows} answers: too many to prepare on a phone. Choose fewer months or fewer sites.`,
		make: 'Prepare the file',
		gathering: (done, total) => `Gathering walks: ${done} of ${total}`,
		ready: 'Ready',
		save: (name) => `Save ${name}`,
		share: 'Share',
		copy: 'Do you need everything, photos included? Save a whole copy in Settings.',
		detail: 'Detail',
		whole: 'whole',
		summary: 'summary only',
		everySite: 'all sites',
	},
	/** One item through time. */
	itemHistory: {
		title: 'History of an item',
		none: 'Here you see the history of one item. Get to it from Trends or the Overview.',
		toTrends: 'Go to Trends',
		unknown:
			'This phone has no answers to this item. It may be of another site, or of walks that have not arrived yet.',
		ifFails: 'When it fails, the customer thinks:',
		rate: (bad, of) => `Spoke badly ${bad} of ${of} times`,
		since: (day) => `Since ${day}, in the house’s walks.`,
		sinceSpot: (day) => `Since ${day}, in your spot checks.`,
		interval: (low, high) =>
			`With the data there is, its true rate lies between ${low} and ${high} %, with 95 % certainty. The more often it is looked at, the narrower the margin.`,
		intervalWhy: 'How this was computed',
		intervalHow:
			'Wilson’s 95 % interval over the times it was looked at. Fixing it on the spot does not take the failure back. What does not apply or could not be checked does not count.',
		verdict: {
			bandage:
				'Band-aid: it is fixed on the spot again and again, and comes back. Its cause is still there.',
			chronic: 'Chronic: it fails more than the other items of its area, and not by chance.',
			recurrent: 'It keeps coming back: it failed in three or more of the last five looks.',
			again: 'It failed twice in a row. Once like that is no alarm.',
			calm: 'It does not come back more than chance explains.',
			few: 'It was looked at fewer than five times: nobody can say yet whether it comes back.',
		},
		nowBad: 'Last time it spoke badly.',
		nowGood: 'Last time it was good.',
		strip: 'Walk by walk',
		stripHelp: 'Tap a mark to open its walk.',
		marks: {
			good: 'good',
			bad: 'spoke badly',
			fixed: 'fixed on the spot',
			unseen: 'nobody looked',
			na: 'does not apply',
		},
		mark: (day, what) => `${day}: ${what}`,
		more: (n) => count(n, { one: 'Show one more', other: `Show ${n} earlier` }),
		spots: 'In spot checks',
		spotsHelp: 'Apart: never mixed with the house’s walks.',
		photos: 'Photos and notes, newest first',
		photosNone: 'Nobody has taken photos or written notes about this item.',
		photosElsewhere: (n) =>
			count(n, {
				one: 'Of one walk this phone has only the summary. Open it to fetch its photos.',
				other: `Of ${n} walks this phone has only the summary. Open one to fetch its photos.`,
			}),
		morePhotos: 'Show earlier photos',
		table: 'Show the numbers',
		date: 'Date',
		shift: 'Shift',
		result: 'Outcome',
		of: (area, site) => `${area} · ${site}`,
	},
};
