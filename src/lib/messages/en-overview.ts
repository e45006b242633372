// English of the owner's overview; its keys are those of es-overview.ts.
import type { esOverview } from './es-overview.ts';
import { plural } from './plural.ts';

const count = plural('en');

/** A place may be missing from a sentence: where there is only one. */
const put = (...parts: string[]): string => parts.filter(Boolean).join(' ');

export const enOverview: typeof esOverview = {
	overview: {
		title: 'Overview',
		period: (days) => `Overview · last ${days} days`,
		sites: (n) => `${n} sites`,

		subjects: { overall: 'The score', cleanliness: 'Cleanliness', order: 'Order' },
		atSite: (site) => `at ${site}`,
		atAreas: (areas) => `in ${areas}`,
		atSiteAreas: (site, areas) => `at ${site} (${areas})`,
		manyAreas: (n) => `${n} areas`,
		bySpot: (sentence) => `${sentence}, by the spot checks`,
		fell: (what, where, day) => put(what, 'has really been lower', where, 'since', day),
		rose: (what, where, day) => put(what, 'has really been better', where, 'since', day),
		dropped: (what, where, day) => put(what, 'fell out of its normal range', where, 'on', day),
		fellOnce: (what, where, from, to) =>
			put(what, 'was really lower', where, `from ${from} to ${to}`),
		roseOnce: (what, where, from, to) =>
			put(what, 'was really better', where, `from ${from} to ${to}`),

		calm: (days) => `Nothing really changed in the last ${days} days`,
		tooFew: 'A change cannot be told from chance yet',
		tooFewHelp: (n) =>
			`${count(n, { one: 'One more whole walk is', other: `${n} more whole walks are` })} needed to know what is usual here. Between two short walks the score may move more than 20 points by chance alone.`,
		emptyTitle: 'Here you will read what really changed',
		empty:
			'Each walk teaches this screen what is usual at your site. From the first one it tells what is still open and what nobody has looked at; from the twelfth it tells a real change from chance.',
		auditorTitle: 'The overview belongs to the house',
		auditor:
			'An auditor does not see how the house scores itself. That is what makes the check worth having: it looks with eyes of its own.',

		worse: 'Real change',
		better: 'Lasting improvement',
		isNew: 'new this week',
		arrow: (from, to) => `from ${from} to ${to}`,
		runBelow: (n) => `${n} walks in a row below what is usual`,
		runAbove: (n) => `${n} walks in a row above what is usual`,
		farBelow: (n) =>
			count(n, {
				one: 'one walk below the normal range',
				other: `${n} walks below the normal range`,
			}),
		how: 'How we know',
		howAreas: (areas) => `Walks of the same areas are compared: ${areas}.`,
		howUsual: (usual, n) =>
			`Usual was ${usual}: the average of the first ${n} walks that compare with these.`,
		howNow: (now, n) =>
			count(n, {
				one: `In the walk that changed it, it was ${now}.`,
				other: `In the ${n} walks of the change it was ${now} on average.`,
			}),
		howRange: (lower, upper) => `Chance alone moves a walk between ${lower} and ${upper}.`,
		howRun: 'Eight in a row on the bad side hardly ever come by chance.',
		howRise: 'Nine in a row on the good side hardly ever come by chance.',
		howFar: 'None should leave that range by chance.',
		howRestart: 'If this is the new usual, you can start a new baseline from there in Trends.',
		firstWalk: (day) => `Began: ${day}`,
		noticedWalk: (day) => `Noticed: ${day}`,
		lastWalk: (day) => `Latest: ${day}`,
		also: 'The same shows here too',
		line: 'See the line',
		causes: 'What speaks worst in those walks',
		causeOf: (fails, of) => (of === 1 ? 'in that walk' : `${fails} of the last ${of}`),
		past: (n) => count(n, { one: 'One change that is over', other: `${n} changes that are over` }),

		changesTitle: 'Real changes',
		quiet: (n) =>
			count(n, {
				one: 'The rest is normal noise: one line goes up and down without having changed.',
				other: `The rest is normal noise: ${n} lines go up and down without having changed.`,
			}),
		quietAll: (n) =>
			count(n, {
				one: 'It is normal noise: the line goes up and down without having changed.',
				other: `It is normal noise: ${n} lines go up and down without having changed.`,
			}),
		calmSites: (sites) => `No real change: ${sites}.`,
		others: (n) => count(n, { one: 'another site', other: `${n} other sites` }),
		watched: (what) => `Worth an eye: ${what}.`,
		waiting: (n) =>
			count(n, {
				one: 'One line does not have its twelve walks yet.',
				other: `${n} lines do not have their twelve walks yet.`,
			}),
		falseAlarms: (n, days) =>
			`Even if nothing changed, about ${n} alarms would come by chance in ${days} days.`,
		noiseHow: 'What a line is, and how often it errs',
		noiseLine:
			'A line is the score, the cleanliness or the order of one site with the same lists. Its first twelve walks tell what is usual; the others are compared with that.',
		noiseWatched: 'Worth an eye: two of its last three walks were low. It may still be chance.',
		noiseFalse:
			'Twenty walks of a line where nothing changes give a false alarm in 13 cases of 100. An alarm is a reason to go and look, not to blame anybody.',

		itemsTitle: 'What keeps coming back',
		itemsNone: 'No item keeps coming back.',
		ofLast: (n, of) => `${n} of ${of}`,
		ofLastLong: (n, of) => `Bad ${n} of the last ${of} times`,
		before: (n, of, percent) => `before that, ${n} of ${of} (${percent}%)`,
		noBefore: 'no earlier history to compare with',
		verdicts: {
			more: 'it happens more than before',
			less: 'it happens less than before',
			unsure: 'the difference may be chance',
		},
		bandage: (n) => `Band-aid: fixed on the spot ${n} times, and it keeps coming back.`,
		chronic: 'Fails far more often than the other items of its area.',
		recurrent: 'Failed three or more of the last five times.',
		again: 'Again: failed twice in a row.',
		itemHow: 'How it is counted',
		itemNow: (low, high) =>
			`Now it speaks badly between ${low}% and ${high}% of the time (95% confidence).`,
		itemBefore: (low, high) => `Before, between ${low}% and ${high}%.`,
		itemVerdicts: {
			more: 'The two ranges do not touch: it happens more than before.',
			less: 'The two ranges do not touch: it happens less than before.',
			unsure: 'The two ranges touch: the difference may be chance.',
		},
		itemOrder: (n, of, days, low) =>
			`In the last ${days} days, bad ${n} of ${of} times: almost surely more than ${low}% of the time. The list goes by that number, so that one of one does not come first. Fixing it on the spot does not take it out of the count.`,
		itemBandage: 'Fixing is not solving: look for the cause and put somebody in charge.',
		itemLast: (day) => `Last time: ${day}`,

		overdueTitle: (n) =>
			count(n, {
				one: 'One intrusion is open past its deadline',
				other: `${n} intrusions are open past their deadline`,
			}),
		overdueNone: 'Nothing is past its deadline',
		inTime: (n) =>
			count(n, {
				one: 'One more is open and still has time.',
				other: `${n} more are open and still have time.`,
			}),
		inTimeOnly: (n) =>
			count(n, {
				one: 'One is open and still has time.',
				other: `${n} are open and still have time.`,
			}),
		overdueAt: (n) => count(n, { one: 'one past its deadline', other: `${n} past their deadline` }),
		criticalAt: (n) => count(n, { one: 'one of them critical', other: `${n} of them critical` }),
		critical: (time) => `critical, open for ${time}`,
		late: (time) => `due ${time} ago`,
		minutes: 'less than an hour',
		hours: (n) => count(n, { one: 'one hour', other: `${n} hours` }),
		days: (n) => count(n, { one: 'one day', other: `${n} days` }),
		moreSites: (n) => count(n, { one: 'See one more site', other: `See ${n} more sites` }),
		moreChanges: (n) => count(n, { one: 'See one more change', other: `See ${n} more changes` }),
		more: (n) => count(n, { one: 'See one more', other: `See ${n} more` }),
		ladder: 'What deadline each one has',
		ladderText:
			'Critical: at once. Weight 3: before the shift ends. Weight 2: 72 hours. Weight 1: seven days. It counts from when it was first seen, and closes when somebody sees it good or fixes it.',

		unlookedTitle: 'What nobody has looked at',
		unlookedLately: (days) => `in the last ${days} days`,
		unlookedNone: (days) => `Everything was looked at in the last ${days} days`,
		unlookedNoneHelp: 'Every area, in every shift.',
		unlookedAll: (day) => `Nobody has walked it since ${day}.`,
		unlookedNever: 'Nobody has walked it yet.',
		unlookedArea: (area, day) => `${area}: nobody since ${day}.`,
		unlookedAreaNever: (area) => `${area}: nobody, ever.`,
		unlookedShift: (shift) => `In the ${shift} shift nobody has looked at anything.`,
		unlookedShiftAreas: (shift, areas) => `In the ${shift} shift nobody has looked at ${areas}.`,
		walkThem: 'Walk what is missing',
		walkSite: 'Start a walk here',
		missingAt: (n, of) => `${n} of ${of} areas by shift not looked at`,
		grid: 'See area by shift',
		gridArea: 'Area',
		gridSeen: 'seen',
		gridNever: 'never',
		gridHelp: 'Hatched: nobody looked. The day is that of the last time.',
	},
};
