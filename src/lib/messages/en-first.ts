// English of what the first screen says.
import type { esFirst } from './es-first.ts';
import { plural } from './plural.ts';

const count = plural('en');

export const enFirst: typeof esFirst = {
	app: {
		name: 'Todo Habla',
		skipToContent: 'Skip to content',
		navigation: 'Main',
		back: 'Back',
		close: 'Close',
		cancel: 'Cancel',
		save: 'Save',
		today: 'Today',
		walks: 'Walks',
		walk: 'Walk',
		overview: 'Overview',
		trends: 'Trends',
		closing: 'Closing',
		team: 'Team',
		settings: 'Settings',
		notFound: 'This page does not exist.',
		notFoundHelp: 'Go back to Today; nothing is lost.',
		goToday: 'Go to Today',
	},
	/** The chip at the top of every screen; `n` counts answers, notes and photos together. */
	sync: {
		here: 'On this phone',
		waits: (n: string) => `On this phone\u00a0·\u00a0${n}`,
		sending: (n: string) => `Sending ${n}`,
		safe: 'Safe',
		review: (n: string) => `To review\u00a0·\u00a0${n}`,
		signedOut: 'Signed out',
		revoked: 'No access',
		update: 'Update needed',
	},
	/** Today, the first screen. */
	today: {
		title: 'What is your place saying today?',
		shift: (name: string) => `${name} shift`,
		unfinished: 'Unfinished',
		walkOf: (time: string) => `The ${time} walk`,
		progress: (area: string, done: number, total: number) =>
			`${area} · ${done} of ${count(total, { one: '1 item', other: `${total} items` })}`,
		resume: 'Resume the walk',
		resumeOther: 'Resume',
		start: 'Start a walk',
		startAnother: 'Start another walk',
		last: (when: string) => `Last walk · ${when}`,
		open: (n: number) =>
			count(n, { one: 'One intrusion is still open', other: `${n} intrusions are still open` }),
		again: (n: number) => `again, ${n} walks in a row`,
		critical: 'critical',
		showAll: (n: number) => `See all ${n}`,
		noOpen: 'Nothing was left unfixed on the last walk.',
		emptyTitle: 'No walks yet',
		empty:
			'Walk your place the way a customer does, from the outside in. Every detail that speaks badly is noted; the rest is one tap per item.',
	},
	/** First start, before there is a site. */
	welcome: {
		title: 'Everything speaks',
		lead: 'The litter in the parking lot, the box at reception, the lipstick on the glass. The customer notices, says nothing and does not come back.',
		promise: 'Walk your place with the customer’s eyes, in minutes, with or without signal.',
		begin: 'Set up my place',
		join: 'Join a team',
		signIn: 'I have a username',
		people: 'Who uses this phone',
		invitation: 'Go on with the invitation kept here',
		example: 'See an example',
		exampleHelp: 'A restaurant with 90 days of walks. It does not mix with your data.',
		import: 'Bring a copy from another phone',
		importing: 'Reading the copy…',
	},
	/** A new version waits. */
	update: {
		ready: 'There is a new version.',
		apply: 'Update',
		later: 'Later',
	},
	/** What Hoy says of the last walk; the closing itself has more. */
	closing: {
		noScore: 'No score',
		intrusions: (n: number) => count(n, { one: 'One intrusion', other: `${n} intrusions` }),
		noIntrusions: 'No intrusions',
	},
	bands: ['Speaks badly', 'Visible lapses', 'In order', 'Spotless'],
	/** The example, in its own database. */
	example: {
		banner: 'Example: none of this is yours',
		leave: 'Leave',
		planting: 'Preparing the example…',
		failed: 'The example could not be prepared. Your data did not change. Try again.',
	},
	/** Around a screen that cannot be shown; why stands in the second part. */
	problem: {
		openTitle: 'Your data is still on the phone',
		reload: 'Reload',
		salvage: 'Save a copy of everything',
		pageTitle: 'Something failed while showing this page',
		page: 'What you saved is still on this phone. Reload the page.',
	},
};
