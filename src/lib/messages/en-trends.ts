// English: Tendencias, what truly changes over time; the same keys as es-trends.ts.
import type { esTrends } from './es-trends.ts';
import { plural } from './plural.ts';

const count = plural('en');
const more = (n: number): string => count(n, { one: 'one more walk', other: `${n} more walks` });

export const enTrends: typeof esTrends = {
	trends: {
		title: 'Trends',
		lead: 'Own walks, as found',
		leadSpots: 'Spot checks, as found',

		subjects: {
			overall: 'The score',
			cleanliness: 'Cleanliness',
			order: 'Order',
			supplies: 'The score of supplies',
			dress: 'The score of dress',
			conduct: 'The score of conduct',
		},
		inArea: (subject, area) => `${subject} of ${area}`,
		inShift: (subject, shift) => `${subject} in the ${shift} shift`,
		overall: 'All',
		score: 'Score',

		fell: (what, day) => `${what} truly fell from ${day} on`,
		dropped: (what, day) => `${what} dropped out of the normal on ${day}`,
		rose: (what, day) => `${what} truly improved from ${day} on`,
		watched: (what) => `${what} has not truly changed, but is worth watching`,
		quiet: (what) => `${what} did not change: what you see is ordinary noise`,
		dots: (n) => `Only dots so far: ${more(n)} until there is a line`,
		provisional: (n) => `Provisional: ${more(n)} to know what is usual`,
		emptyTitle: 'Here you will see what truly changes',
		empty:
			'Every finished walk adds a dot. With six there is a line; with twelve the screen knows what is usual at your site and tells a real change from chance.',
		emptyLine: 'There are no walks of this choice. Choose another area, shift or set of areas.',
		emptyStart: 'Start a walk',
		auditorTitle: 'Trends are the house’s own',
		auditor: 'Whoever audits does not see how the house scores itself. That is why a check counts.',

		runBelow: (n, from, to) =>
			`${count(n, { one: 'One walk', other: `${n} walks in a row` })} below their mean (${from} → ${to}).`,
		runAbove: (n, from, to) =>
			`${count(n, { one: 'One walk', other: `${n} walks in a row` })} above the usual (${from} → ${to}).`,
		farBelow: (to, limit) => `It came to ${to}; normal here is ${limit} and up.`,
		watchedHelp: 'Two of the last three walks came near the limit. It may still be chance.',
		quietHelp: (from, to) =>
			`Between ${from} and ${to} walks go up and down by chance. Do not chase every dot.`,
		fewHelp: 'Between two short walks the score can move more than 20 points by chance alone.',
		besideChanged: (what) => `${what} did change`,
		besideQuiet: (what) => `${what} did not change: ordinary noise.`,
		restQuiet: 'The rest did not change: ordinary noise.',

		range: (from, to) => `normal range ${from} – ${to}`,
		walks: (n, written) => count(n, { one: 'one walk', other: `${written} walks` }),

		filters: 'What to look at',
		site: 'Site',
		closedSite: (site) => `${site} (closed)`,
		what: 'What',
		wholeSite: 'The whole site',
		ofArea: (area, list) => (list ? `${area} (${list})` : area),
		byArea: 'One area',
		bySet: 'A set of areas',
		dimension: 'Dimension',
		shift: 'Shift',
		everyShift: 'Every shift',
		period: 'Period',
		periods: { d90: 'Last 90 days', d365: 'Last year', all: 'Everything' },

		chart: (what, n) =>
			`Chart: ${what}, ${count(n, { one: 'one walk', other: `${n} walks` })}. The arrow keys go from dot to dot; Enter opens the walk.`,
		earlier: 'Earlier',
		later: 'Later',
		legend: {
			walk: 'walk',
			worse: 'truly fell',
			better: 'truly improved',
			spot: 'spot check',
			left: 'as left',
			smooth: 'smooth line',
			mean: 'usual mean',
			note: 'note',
		},
		marks: { version: 'list changed', owner: 'new level', walkers: 'other people' },
		marksTitle: 'What is marked on the chart',
		versionHelp:
			'The list changed so much that before and after do not compare: another line begins there.',
		strays: (n, written) =>
			count(n, {
				one: 'One walk was made with a list that was no longer the others’: it has no point.',
				other: `${written} walks were made with a list that was no longer the others’: they have no point.`,
			}),
		walkersHelp: 'From here on other people walk. Who looks changes what is seen.',
		point: (day, score, left) => `${day}: ${score}, as left ${left}`,
		pointNone: 'No dots',
		chosen: (score) => `${score} as found`,
		chosenLeft: (left) => `${left} as left`,
		chosenLike: (score) => `${score} held against today’s list`,
		bad: (n) => count(n, { one: 'one intrusion', other: `${n} intrusions` }),
		open: 'See the walk',
		tapHelp: 'Tap a dot to see its walk. Drag to go back in time.',

		changes: 'Real changes of this line',
		fromTo: (from, to) => `from ${from} to ${to}`,
		on: (day) => `on ${day}`,
		since: (day) => `since ${day}`,
		worse: 'Truly fell',
		better: 'Truly improved',
		arrow: (from, to) => `${from} → ${to}`,
		restart: 'This is the usual now',
		restartTitle: 'New usual level',
		restartHelp: (day) =>
			`From ${day} on walks will be held against this level. Say what changed: whoever looks at the chart will read it.`,
		restartNote: 'What changed?',
		restartPlaceholder: 'A new cleaning supplier',
		restartMissing: 'Write what changed. Without a reason the line stays as it is.',
		restartGo: 'Begin anew',
		restarted: 'New level saved.',
		undoRestart: 'Take this level back',
		restartGone: 'Level taken back: the line is measured as before.',

		notes: 'Notes',
		addNote: 'Add a note',
		noteTitle: 'Note on the chart',
		noteHelp:
			'What happened that day and may explain a change. Everybody who sees the chart sees it.',
		noteDay: 'Day',
		noteText: 'What happened',
		notePlaceholder: 'Delivery hours changed',
		noteMissing: 'Write what happened that day.',
		noteGo: 'Save the note',
		noteSaved: 'Note saved.',
		noteHide: (text) => `Remove the note: ${text}`,
		noteGone: 'Note removed.',
		removeShort: 'Remove',

		how: 'How is this known?',
		howUsual: (n, from, to) =>
			`The usual was taken from ${n} walks, ${from} to ${to}, and does not move: so a slow decline never becomes normal.`,
		howMean: (mean) => `Their mean is ${mean}.`,
		howSigma: (sigma, items, moves) =>
			`From one walk to the next chance moves ${sigma} points: the larger of what the list’s items give (${items}) and what really moved (${moves}).`,
		howRange: (from, to) =>
			`The normal range is that mean minus and plus three times this: ${from} to ${to}.`,
		howRules:
			'One walk below the range warns, or eight in a row below the mean. Nine in a row above the median are a lasting improvement. With no change at all this gives a false alarm within 20 walks 13 times in 100.',
		howNone: (n) =>
			`It takes 12 walks of the same set of lists to know what is usual; there are ${n}. Limits that are not known yet are not drawn.`,
		howLeft: 'The thin line is what was left after fixing on the spot. It never changes the score.',
		howCore:
			'The list changed a little: all walks are measured here by the items its versions share.',
		howSpot: 'Spot checks are drawn apart and enter no mean and no limit.',
		other: 'Another look',
		otherHelp: 'Two more tests of the same walks. They never warn by themselves.',
		runCalm: (runs) => `The walks cross their median as chance would (${runs} times).`,
		runLong: (n, max) =>
			`There were ${n} in a row on one side of the median; chance rarely goes past ${max}. This is not chance.`,
		runFew: (n, min) =>
			`They cross their median only ${n} times; by chance it would be at least ${min}. This is not chance.`,
		runMixed: 'They cross their median too often: two rhythms seem mixed. Try one shift at a time.',
		runNone: 'It takes ten walks off their median for this test.',
		shareIn: (last, usual) =>
			`In the last walk ${last} of the items spoke badly; usual is ${usual}. That is as expected.`,
		shareOut: (last, usual, upper) =>
			`In the last walk ${last} of the items spoke badly; usual is ${usual} and chance explains up to ${upper}. It is outside.`,

		table: 'The numbers in a table',
		newest: (n) => `The ${n} newest.`,
		date: 'Date',
		found: 'As found',
		left: 'As left',
		kind: 'What it is',
		walk: 'Walk',
		spot: 'Spot check',

		heat: 'Where and when',
		heatHelp: (what) => `${what} by area and week. Hatched: nobody looked.`,
		area: 'Area',
		week: (day) => `Week of ${day}`,
		unlooked: 'nobody looked',
		tooLittle: 'too little was seen',
		heatCell: (score, walks) => `${score}, ${walks}`,

		items: 'What keeps coming back',
		itemsHelp: 'Ordered by what is sure: one of one says nothing.',
		itemsNone: 'No item spoke badly in this period.',
		ofAnswers: (fails, answered) => `${fails} of ${answered}`,
		surely: (low, high) => `surely between ${low} and ${high}`,
		chronic: 'chronic: fails far more than the others',
		recurrent: 'came back three times in the last five',
		again: 'again',
		bandage: 'band-aid: fixed on the spot, and back again',
		moreItems: 'See more items',

		sites: 'Sites side by side',
		sitesHelp:
			'Score of all walks of the period, with its margin. Where margins overlap, do not call one better.',
		moreSites: (n) => `See all ${n} sites`,
		sitesLists: 'With different lists the comparison is only a hint.',
		between: (low, high) => `between ${low} and ${high}`,
		fewWalks: 'too few walks for a margin',
		noWalks: 'no walks',
		see: (site) => `See the line of ${site}`,
	},
};
