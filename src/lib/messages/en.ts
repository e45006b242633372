// English, complete: the keys of the Spanish source. Each group names the screen where its words
// appear; keys are noun.moment.kind.
import type { Messages } from './es.ts';
import { enDoor } from './en-door.ts';
import { enFiles } from './en-files.ts';
import { enFirst } from './en-first.ts';
import { enInstall } from './en-install.ts';
import { enOverview } from './en-overview.ts';
import { enImport } from './en-import.ts';
import { enShare } from './en-share.ts';
import { enSync } from './en-sync.ts';
import { enTeam } from './en-team.ts';
import { enTrends } from './en-trends.ts';
import { plural } from './plural.ts';

const count = plural('en');

export const en: Messages = {
	...enFirst,
	...enInstall,
	...enDoor,
	...enFiles,
	...enOverview,
	...enImport,
	...enShare,
	...enSync,
	...enTeam,
	...enTrends,
	/** Preparing a site, and its settings later. */
	site: {
		beginTitle: 'Set up your place',
		editTitle: 'Your place',
		name: 'Name of the place',
		nameHelp: 'What your team calls it: Downtown, North branch…',
		sector: 'What kind of place is it?',
		sectors: {
			restaurant: 'Restaurant',
			hotel: 'Hotel',
			shop: 'Shop',
			clinic: 'Clinic',
			bank: 'Bank',
		},
		region: 'Country',
		regionHelp: 'Decides how numbers and dates are written.',
		zone: 'Time zone',
		zoneHelp: 'Decides which day and shift a walk belongs to.',
		zoneBad:
			'We do not know that time zone. Choose one from the list, for example America/Mexico_City.',
		cut: 'The business day ends at',
		cutHelp: 'A walk done before this time counts for the day before.',
		shifts: 'Shifts',
		shiftName: 'Shift name',
		shiftFrom: 'From',
		shiftTo: 'To',
		addShift: 'Add a shift',
		removeShift: (name: string) => `Remove the ${name} shift`,
		shiftNames: ['morning', 'afternoon', 'night'],
		areas: 'Areas, in the customer’s order',
		areaName: 'Area name',
		areaList: 'Checklist it uses',
		addArea: 'Add an area',
		addAreaHelp: 'Two areas can use the same checklist: women’s restroom and men’s restroom.',
		moveUp: (name: string) => `Move ${name} up`,
		moveDown: (name: string) => `Move ${name} down`,
		archive: (name: string) => `Stop walking ${name}`,
		archiveAsk:
			'It will no longer be offered in new walks. Its history is kept, and it cannot be opened again: an area added later starts a history of its own.',
		archiveYes: 'Stop walking it',
		archived: (name: string) => `${name} is no longer walked. Its history is kept.`,
		continue: 'Continue',
		saved: 'Saved on this phone.',
		shiftBad: 'Each shift needs a name, and its start and end cannot be the same time.',
		areasSave: 'Changes to areas are saved by themselves.',
		nameMissing: 'Write the name of the place to continue.',
	},
	/** Closing: a finished walk. */
	closing: {
		...enFirst.closing,
		title: (time: string) => `The ${time} walk`,
		meta: (day: string, minutes: number, items: number) =>
			`${day} · ${minutes} min · ${count(items, { one: '1 item', other: `${items} items` })}`,
		found: 'on arrival',
		foundLong: 'As found',
		left: 'As left',
		noScoreHelp: 'No item could be scored on this walk.',
		capOne: 'One critical item limits the band.',
		capMany: (n: number) => `${n} critical items limit the band.`,
		lost: (points: string) => `${points} points lost`,
		coverage: 'Coverage',
		coverageOf: (percent: string) => `${percent}% of what applies was checked`,
		says: 'What your place is saying',
		saysNothing: 'Today your place says nothing bad. People notice that too.',
		saysNothingSeen: 'Not enough was checked to know what your place is saying.',
		showAll: (n: number) => `See all ${n}`,
		showLess: 'See fewer',
		fixed: 'fixed on the spot',
		byDimension: 'By dimension',
		byArea: 'By area',
		notEnough: 'not enough data',
		notScored: 'no data',
		notes: 'Notes and photos',
		reopen: 'Reopen',
		reopenAsk:
			'Once reopened, you can change answers. Until you finish it again it does not count in the history.',
		void: 'Void',
		voidAsk:
			'A voided walk counts in no number and cannot be brought back. It is not erased: it stays, with its reason.',
		voidReason: 'Why is it voided?',
		voidMissing: 'Write the reason to void it.',
		voided: 'Voided',
		voidedBecause: (reason: string) => `Voided: ${reason}`,
		back: 'See walks',
		lowCoverage: 'Less than 80% was checked: this walk is left out of the trends.',
	},
	/** Sentences for what goes wrong: what happened, and what to do. */
	problem: {
		...enFirst.problem,
		quota:
			'The phone is out of space and the last thing was not saved. Everything before it is still saved. Free up space and repeat your last tap.',
		lost: 'The browser lost touch with its data and the last thing was not saved. Everything before it is still saved. Repeat your last tap; if it happens again, close the app and open it.',
		blocked:
			'Todo Habla is open in another tab with another version. Close the other tabs and reload this one.',
		newer:
			'This data was saved by a newer version of Todo Habla. Nothing has been changed. Update the app; meanwhile you can save a copy.',
		hangs:
			'The phone’s data is not responding. Nothing has been erased. Close the app completely and open it again.',
		unavailable:
			'This browser does not allow saving data, perhaps because it is in private mode. Open Todo Habla in a normal window.',
		'too-large': 'That note is too long and was not saved. Shorten it a little.',
		unknown:
			'Something failed and the last thing was not saved. Everything before it is still saved. Repeat your last tap; if it happens again, close the app and open it.',
		checklist:
			'One of the checklists in that file does not follow the format: a text, a weight or an id is missing. Nothing was changed. Correct the checklist and open the file again.',
		'not-an-export':
			'That file is not a copy from Todo Habla. Nothing was changed. Choose a file that ends in .todohabla.zip.',
		corrupt:
			'That copy is damaged or incomplete. Nothing was changed. Ask for the file again, without sending it through an app that alters it.',
		'file-newer':
			'That copy is from a newer version. Nothing was changed. Update Todo Habla and open it again.',
		'other-organization':
			'That copy belongs to another business and this phone already has its own data. Nothing was changed. Open it on a phone with no data.',
		photosLeftOut: (n: number) =>
			count(n, {
				one: 'One photo in the copy was damaged and was left out.',
				other: `${n} photos in the copy were damaged and were left out.`,
			}),
	},
	/** What the chip means when tapped. */
	sync: {
		...enFirst.sync,
		explainTitle: '“On this phone”',
		explain:
			'Every answer is saved on this phone before you see it on screen. It survives closing the app, closing the browser or a dead battery. Nothing is sent to a server yet: to have a copy, use Settings › Save a copy.',
		explainExport: 'Go and save a copy',
		go: 'See the sync',
	},
	/** Starting a walk. */
	start: {
		title: 'New walk',
		lead: 'From the outside in, the way the customer arrives.',
		items: (n: number) => count(n, { one: 'one item', other: `${n} items` }),
		estimate: (items: string, minutes: number) => `${items} · about ${minutes} min`,
		all: 'All',
		none: 'None',
		never: 'Never applies here',
		neverCount: (n: number) =>
			count(n, { one: 'one item never applies', other: `${n} items never apply` }),
		neverHelp:
			'What you mark will not be asked again in this area. You can change it whenever you like.',
		begin: 'Start',
		choose: 'Choose at least one area to start.',
		noAreas: 'This place has no areas yet.',
		addAreas: 'Add areas',
	},
	/** One item of a walk. */
	walk: {
		leave: 'Leave; the walk stays saved',
		list: 'See as a list',
		one: 'One at a time',
		position: (at: number, of: number, area: number, areas: number) =>
			`${at} of ${of} · area ${area} of ${areas}`,
		progressLabel: (done: number, total: number) => `${done} of ${total} answered`,
		critical: 'Critical',
		sample: (n: number) => count(n, { one: 'check one of them', other: `check ${n} of them` }),
		ifFails: 'If it fails, the customer thinks:',
		pass: 'Good',
		fail: 'Bad',
		scale: ['Unacceptable', 'Bothers', 'Noticeable', 'Very good', 'Spotless'],
		anchors: [
			'It is the first thing you see; a customer would complain or leave.',
			'Noticeable in several spots, or clearly more than one shift old.',
			'A customer would notice without looking, in one spot.',
			'One minor detail you only notice if you look for it.',
			'Nothing to point out even up close.',
		],
		scaleHelp: 'What each word means',
		na: 'Does not apply',
		skip: 'Could not check',
		skipWhy: 'Why could you not check it?',
		skipHelp: 'It does not lower the score, but it does lower how much of the place was checked.',
		reasons: {
			no_access: 'No access',
			no_time: 'No time',
			not_safe: 'Not safe',
			other: 'Another reason',
		},
		photo: 'Photo',
		photoAfter: 'After photo',
		note: 'Note',
		noteLabel: 'Note on this item',
		notePlaceholder: 'What you saw, and where',
		noteLeft: (n: number) => count(n, { one: 'one character left', other: `${n} characters left` }),
		undo: 'Undo',
		change: 'Change',
		next: 'Next item',
		finishNext: 'Go to the end',
		criticalPoint: 'critical item',
		fixed: 'Fixed on the spot',
		fixedKeeps: 'The score stays as found.',
		exempt: 'Never applies here',
		unanswered: 'Not answered',
		disputed: 'Answered differently',
		missing: 'This walk is not on this phone.',
		missingHelp: 'It may be on another phone, or in the example data.',
	},
	/** Photos: camera, gallery, pictures on an item. */
	photo: {
		take: 'Take the photo',
		camera: 'Camera',
		system: 'Use the phone’s camera',
		gallery: 'Choose from the gallery',
		denied: 'The browser did not allow the camera. Use the phone’s camera or the gallery.',
		none: 'No camera was found. Use the phone’s camera or the gallery.',
		starting: 'Opening the camera…',
		preparing: 'Saving the photo…',
		of: (n: number, total: number) => `Photo ${n} of ${total}`,
		before: 'before',
		after: 'after',
		view: 'View the photo',
		noPreview: 'No preview',
		noPreviewHelp:
			'This browser cannot show this kind of photo. It is saved as the camera gave it, without its location.',
		remove: 'Remove the photo',
		removed: 'Photo removed.',
		arrow: 'Arrow',
		circle: 'Circle',
		blur: 'Cover',
		blurHelp: 'Touch and drag over a face or a private detail. It is covered for good.',
		arrowHelp: 'Touch where it starts and drag to what you want to point out.',
		circleHelp: 'Touch the center and drag outward.',
		clear: 'Erase the marks',
		centre: 'Mark the center',
		noRoom: (mb: string) =>
			`Only ${mb} MB free, so the photo was not saved. Your answer was. Free up space on the phone and take the photo again.`,
		notPicture: 'That file is not a photo. Your answer is saved; choose another photo.',
		tooLarge: 'That photo is over 15 MB and this browser cannot shrink it. Your answer is saved.',
		staysHere:
			'The location in this photo could not be removed with certainty, so it will not be sent to any server. It only goes into the copies you save.',
		damaged:
			'That photo is damaged: it was kept as it came, but cannot be shown. Take it again if you can.',
		failed: 'The photo could not be saved. Your answer is saved; take it again.',
	},
	/** Finishing a walk. */
	finish: {
		title: 'Finish the walk',
		complete: 'Every item is answered.',
		left: (n: number) =>
			count(n, { one: 'One item is not answered yet', other: `${n} items are not answered yet` }),
		leftHelp:
			'Whatever is left unanswered counts as not checked: it does not lower the score, it lowers coverage.',
		go: 'Finish and see the result',
		goAnyway: 'Finish like this',
		keepWalking: 'Keep answering',
	},
	dimensions: {
		cleanliness: 'Cleanliness',
		order: 'Order',
		supplies: 'Supplies',
		dress: 'Dress',
		conduct: 'Conduct',
	},
	/** "How was this computed": behind every number. */
	explain: {
		open: (name: string) => `${name}: how it was worked out`,
		title: 'How it was worked out',
		score:
			'Each item is worth its weight. What was earned is added up and divided by what was possible. Percentages are never averaged.',
		scoreSum: (earned: string, possible: string, score: string) =>
			`${earned} of ${possible} points = ${score}`,
		left: 'Same as the score, but counting what was fixed on the spot as good. It does not change the score.',
		coverage:
			'Weight of what was answered over the weight of what applies. “Does not apply” is left out; what could not be checked still counts.',
		coverageSum: (answered: string, applicable: string, percent: string) =>
			`${answered} of ${applicable} in weight = ${percent}%`,
		intrusions:
			'An intrusion is an item that speaks badly: Bad, or from Unacceptable to Noticeable. Fixing it does not take it off the count.',
		lost: 'The sum of what each item failed to earn: all its weight when bad, or part of it on the scale. Very good also misses a little.',
		band: 'The band comes from the number you see: 95 Spotless, 85 In order, 70 Visible lapses. One critical item limits it to Visible lapses; two, to Speaks badly.',
		item: 'Item',
		weight: 'Weight',
		answer: 'Answer',
		points: 'Points',
		notCounted: 'not counted',
	},
	/** History of walks. */
	history: {
		title: 'Walks',
		lead: 'One walk says little: look at several, not at just two.',
		emptyTitle: 'Your history will show here',
		empty:
			'After you finish a walk you will see its score and, with several, whether cleanliness and order improve.',
		chartTitle: 'Score by walk',
		chartFew: 'With fewer than six walks the dots are not joined: there is no line yet.',
		chartNote: 'As found. Walks with coverage below 80% are not drawn.',
		overall: 'Overall',
		date: 'Date',
		table: 'See the numbers',
		chartLabel: (n: number) => count(n, { one: 'Chart of one walk', other: `Chart of ${n} walks` }),
		more: 'See more',
	},
	/** Settings. */
	settings: {
		title: 'Settings',
		language: 'Language',
		languages: { es: 'Español', en: 'English' },
		theme: 'Appearance',
		themes: { auto: 'Same as phone', light: 'Light', dark: 'Dark' },
		hand: 'Hand you use',
		hands: { right: 'Right', left: 'Left' },
		handHelp: 'Puts “Good” on your thumb’s side.',
		motion: 'Motion',
		motions: { auto: 'Same as phone', off: 'No motion' },
		vibration: 'Vibrate on each answer',
		place: 'Your place',
		placeHelp: 'Name, shifts, areas',
		storage: 'Space on this phone',
		storageUsed: (used: string, free: string) => `${used} used, ${free} free`,
		persisted: 'The browser promised not to erase this data.',
		notPersisted:
			'The browser could erase this data if space runs low. Install the app to prevent it.',
		copy: 'Backup copy',
		copyHelp: 'One file with every answer and photo. Another phone can open it.',
		export: 'Save a copy',
		exporting: 'Preparing the copy…',
		exported: (name: string) => `Copy saved: ${name}`,
		import: 'Open a copy',
		imported: (facts: number, photos: number) =>
			`Brought in ${count(facts, { one: '1 entry', other: `${facts} entries` })} and ${count(photos, { one: '1 photo', other: `${photos} photos` })}. What was already here was not repeated.`,
		importedNothing: 'Everything in that file was already on this phone. Nothing was repeated.',
		example: 'Example',
		exampleOpen: 'See an example',
		exampleHelp: 'A restaurant with 90 days of walks, kept apart from your data.',
		exampleRemove: 'Remove the example',
		exampleRemoved: 'The example was removed completely.',
		about: 'About',
		aboutText:
			'Todo Habla is free software (MIT license). The checklist texts are in the public domain (CC0).',
		version: (v: string) => `Version ${v}`,
	},
};
