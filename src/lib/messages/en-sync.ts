// English of many phones and one truth. Same keys as es-sync.ts, the source.
import type { esSync } from './es-sync.ts';
import { plural } from './plural.ts';

const count = plural('en');
const pictures = (n: number) => count(n, { one: 'one photo', other: `${n} photos` });
const answers = (n: number) => count(n, { one: 'one answer', other: `${n} answers` });

export const enSync: typeof esSync = {
	syncing: {
		title: 'Sync',
		help: 'What is still to be sent, and why',
		aloneTitle: 'This phone works without an account',
		alone:
			'Everything is kept on this phone and sent to no server. With an invitation from your business, or a server of your own, the others will see it too.',
		aloneJoin: 'Join a team',
		safeTitle: 'Everything is safe',
		safe: 'The server confirmed every answer and every photo of this phone.',
		waitsTitle: (n) => `To be sent: ${n}`,
		sendingTitle: (n) => `Sending: ${n}`,
		reviewTitle: 'There is something to review',
		review:
			'The server did not accept something from this phone. It is further down, with the reason.',
		why: {
			offline:
				'There is no connection to the server. Everything is kept here and sent by itself as soon as there is signal and the app is open.',
			sending: 'It is being sent. You may close the app: what is left stays here.',
			soon: 'It will be sent in a moment.',
			signedOut:
				'The session on this phone is closed. What waits is kept; sign in again to send it.',
			revoked:
				'This phone no longer has access to the business. What is left is still delivered for 30 days, and the owner decides whether it is let in.',
			update:
				'This version is too old for the server. Nothing is lost: update the app and it will be sent.',
			'not-signed-in':
				'The server does not know this phone. What waits is kept; sign in again to send it.',
			'not-allowed':
				'The server says that your role may no longer send. What waits is kept; talk to the owner.',
			quota: 'The server has no room for more photos. The photos wait on this phone.',
			storage:
				'The server could not store for now. Everything stays on this phone and is tried again.',
			other: 'The server had a problem. Everything stays on this phone and is tried again.',
		},
		signIn: 'Sign in again',
		what: 'What is left',
		kinds: {
			answers: (n) => answers(n),
			notes: (n) => count(n, { one: 'one note', other: `${n} notes` }),
			photos: (n) => count(n, { one: 'the facts of one photo', other: `the facts of ${n} photos` }),
			walks: (n) => count(n, { one: 'one step of a walk', other: `${n} steps of walks` }),
			settings: (n) => count(n, { one: 'one setting', other: `${n} settings` }),
		},
		pictures: (n, size) => `${pictures(n)} · ${size}`,
		preparing: (n) =>
			count(n, { one: 'one photo being prepared', other: `${n} photos being prepared` }),
		since: (when) => `The oldest has waited since ${when}`,
		heard: (when) => `The server last spoke: ${when}`,
		neverHeard: 'The server has not spoken to this phone yet.',
		wanted: (n) =>
			count(n, {
				one: 'A walk from another phone is being fetched.',
				other: `${n} walks from other phones are being fetched.`,
			}),
		backed: 'The server has a backup of what this phone sent it.',
		notBacked:
			'The server has no backup of everything yet: meanwhile this phone keeps what is its own.',
		now: 'Sync now',
		going: 'Syncing…',
		done: 'Done: everything is safe.',
		notDone: 'Not everything could be sent yet. Nothing is lost: it will be tried again.',
		reportsTitle: 'What happened',
		reports: {
			restored: (when) =>
				`${when}: the server was restored from an earlier copy. This phone sent it its own again.`,
			clone: (when) =>
				`${when}: another phone carried the same data as this one. This one went on with new numbers; nothing was repeated.`,
			mismatch: (when) =>
				`${when}: what was received did not match what the server has, three times over. Tell whoever looks after the server.`,
			lost: (when, ops) =>
				`${when}: the browser erased data from this phone that had not been sent (${count(ops, { one: '1 entry', other: `${ops} entries` })}). Install the app so that it does not happen again.`,
			resent: (when, ops) =>
				`${when}: the server lacked ${count(ops, { one: 'one entry', other: `${ops} entries` })} that it had confirmed. This phone sent them again.`,
			other: (when) => `${when}: there was a problem while syncing. Nothing was lost here.`,
		},
		trayTitle: 'To review',
		trayHelp:
			'What this phone told and the server did not accept. Nothing is erased: you can send it again or save it to a file.',
		trayEmpty: 'Nothing to review: the server accepted everything.',
		traySaid: (what) => `The answer was: ${what}`,
		trayTaken: 'The answer was taken back',
		trayNote: (text) => `Note: ${text}`,
		trayPhoto: 'A photo',
		trayRefusedPhoto: 'The facts of the photo did arrive; the picture did not.',
		trayOf: (walk, area) => `${walk} · ${area}`,
		trayUnknownWalk: 'A walk that is no longer here',
		again: 'Send again',
		againOf: (what) => `Send again: ${what}`,
		againDone: 'It will be sent again.',
		exportTray: 'Save the list to a file',
	},
	sites: {
		title: 'Sites',
		help: 'Add, change and archive',
		helpRead: 'Areas, shifts and hours',
		lead: 'Each site has its areas, its shifts and a history of its own.',
		one: (areas, shifts) =>
			`${count(areas, { one: 'one area', other: `${areas} areas` })} · ${count(shifts, { one: 'one shift', other: `${shifts} shifts` })}`,
		add: 'Add a site',
		addTitle: 'Another site',
		addLead: 'It starts with the areas of its trade. You can change them later.',
		addGo: 'Add',
		added: (name) => `${name} is ready to be walked.`,
		archivedTitle: 'Archived',
		archived: 'Archived: its history is kept and nobody walks it.',
		archive: 'Archive this site',
		archiveAsk:
			'Nobody will be able to start walks here. Its history is kept and you can open it again.',
		archiveYes: 'Archive',
		archiveDone: (name) => `${name} is archived.`,
		reopen: 'Open again',
		reopened: (name) => `${name} can be walked again.`,
		lastOne: 'It is the only open site: add another before archiving it.',
		switchTo: 'Change site',
		switchTitle: 'Which site are you at?',
		here: 'you are here',
		readOnly: 'Only the owner of the business changes its sites.',
		areas: 'Areas, in the customer’s order',
		shifts: 'Shifts',
		shiftLine: (name, from, to) => `${name}: ${from} to ${to}`,
		zone: (zone) => `Time zone: ${zone}`,
		noneTitle: 'There are no sites yet',
		noneOwner: 'A site is a place that is walked: it has areas, shifts and a history of its own.',
		noneOther:
			'The sites of the business appear here as soon as this phone has spoken to the server. If it has, ask the owner to give you one.',
		business: 'The business',
		businessHelp: 'Its name and country',
		businessName: 'Name of the business',
		businessMissing: 'Write the name of the business to save.',
		businessSaved: 'Business saved on this phone.',
	},
	together: {
		somebody: 'Somebody',
		you: 'You',
		with: (names) => `with ${names}`,
		answeredBy: (name) => `Answered by ${name}`,
		answered: (name, what) => `${name}: ${what}`,
		apart: (names) => `${names} answered differently`,
		apartHelp: 'The worst counts until somebody decides. Look again and choose.',
		settle: (what) => `Settle on: ${what}`,
		settled: 'Settled.',
		apartShort: 'answered differently',
		partDone: 'My part is done',
		partDoneHelp: 'The walk stays open for the others.',
		partDoneSaid: 'Noted: your part is done. The walk stays open.',
		title: 'Several people',
		gave: (name, n) => `${name}: ${answers(n)}`,
		done: 'done',
		notDone: (name) => `${name} is not done yet`,
		missing: (n, name) =>
			count(n, {
				one: `1 answer by ${name} is missing`,
				other: `${n} answers by ${name} are missing`,
			}),
		late: 'came late',
		lateMany: (n) =>
			count(n, {
				one: 'One answer came after the closing and counts now.',
				other: `${n} answers came after the closing and count now.`,
			}),
		revision: (n) => `Revision ${n} of the report`,
		clock: (hours) =>
			`The phone’s clock was off by ${hours}. The hour of this walk is the one the server worked out.`,
		hours: (n) => count(n, { one: 'one hour', other: `${n} hours` }),
		days: (n) => count(n, { one: 'one day', other: `${n} days` }),
	},
	spot: {
		name: 'Spot check',
		many: 'Spot checks',
		of: (time) => `Spot check · ${time}`,
		today: 'What would a customer say today?',
		start: 'Start a spot check',
		startAnother: 'Start another spot check',
		startTitle: 'New spot check',
		startLead: 'With the same lists as the house, but apart: until you finish only you see it.',
		emptyTitle: 'Check without seeing the house’s scores',
		empty:
			'So what you see does not depend on what others answered. When you finish it is sealed, and then the owner and the leads of the site see it.',
		resume: 'Go on with the check',
		finishTitle: 'Finish the spot check',
		finishAsk: 'It is sealed: nobody can change it.',
		finish: 'Finish and seal',
		sealedWaits: 'Sealed on this phone. The site will see it as soon as there is signal.',
		sealed: 'Sealed: nobody can change it.',
		seen: 'The owner and the leads of the site can see it now.',
		apart: 'It does not enter the house’s score or trends.',
		by: (name) => `By ${name}`,
		back: 'See the checks',
		ownTitle: 'Your checks',
		noneTitle: 'Your checks will appear here',
		mark: 'spot check',
	},
	erase: {
		photo: 'Erase for good',
		note: 'Erase the note for good',
		title: 'Erase for good?',
		askPhoto:
			'The photo is erased from the server and from every phone. Nobody can bring it back. The score does not change.',
		askNote:
			'The note is erased from the server and from every phone. Nobody can bring it back. The score does not change.',
		yes: 'Erase for good',
		done: 'Erased for good. The other phones erase it when they sync.',
		offline: 'Erasing for good needs a signal. Try again when there is one.',
		unsent: 'It has to be sent first. Try again after syncing.',
		signIn: 'Confirm that it is you under Team, then try again.',
		failed: 'It could not be erased. Nothing changed; try again.',
		fetching: 'Fetching the photo…',
		notHere:
			'This photo is on another phone or on the server. It will show here when there is signal.',
		notArrived: 'The phone that took this photo has not sent it yet.',
	},
	lists: {
		title: 'Checklists',
		help: 'What is checked in each area, and its versions',
		lead: 'Each list says what right looks like in an area. When you publish a new version, earlier walks keep theirs.',
		items: (n) => count(n, { one: 'one item', other: `${n} items` }),
		version: (n) => `version ${n}`,
		published: (name, when) => `${name} · ${when}`,
		shipped: (when) => `Published · ${when}`,
		current: 'in use',
		waiting: 'not sent yet: its number may change',
		atOnce: (mine, others) =>
			`Version ${mine} was published at the same time as ${others}, neither knowing of the other. Neither was lost: the one accepted last counts.`,
		atOnceYou:
			'Somebody else published this list at the same time as you. Look at both and publish a new one with the best of each.',
		history: 'Versions',
		none: 'Lists appear here once there is a site.',
		edit: 'Change the list',
		editTitle: (name) => `Change ${name}`,
		editLead:
			'Nothing changes until you publish. If an item comes to ask for something else, add it as a new one: then its history is not mixed.',
		wording: 'What should be seen',
		weight: 'Weight',
		weights: { '1': '1 · a detail', '2': '2 · matters', '3': '3 · weighs a lot' },
		leaveOut: 'Leave out',
		leaveOutOf: (item) => `Leave out: ${item}`,
		addItem: 'Add an item',
		newText: 'What should be seen, as a statement',
		newTextHelp: 'For example: The menu is clean and complete.',
		newTells: 'What the customer thinks when it fails',
		newFix: 'How to fix it quickly',
		dimension: 'Dimension',
		critical: 'Critical: limits the band when it fails',
		add: 'Add',
		missing: 'Write the three sentences of the item to add it.',
		empty: 'A list needs at least one item.',
		wordless: 'There is an item without words. Write them or leave the item out.',
		translation:
			'Changing the words drops their translation: it would no longer say the same. You can write it later, with the app in the other language.',
		unchanged: 'You have not changed anything yet.',
		whatIf: 'How it would have moved your latest walks',
		whatIfNone: 'There are no walks with this list to compare yet.',
		whatIfSame: (walks) =>
			count(walks, {
				one: 'With this change your last walk would have the same score.',
				other: `With this change your last ${walks} walks would have the same score.`,
			}),
		whatIfMoved: (walks, up, down) =>
			`With this change, of ${count(walks, { one: 'your last walk', other: `your last ${walks} walks` })}: ${up} would have gone up and ${down} would have gone down.`,
		whatIfUp: (points) => `The largest rise: ${points} points.`,
		whatIfDown: (points) => `The largest fall: ${points} points.`,
		whatIfNote:
			'Walks already done do not change. A new item does not count in this comparison: nobody looked at it.',
		publish: 'Publish the new version',
		publishDone: (name, n) => `${name}: version ${n} published.`,
		discard: 'Leave as it was',
		onlyOwner: 'Only the owner of the business changes its lists.',
		back: 'Checklists',
	},
};
