// English of what a server answers instead of what was asked: what happened, what to do.
import type { esDoor } from './es-door.ts';
import { plural } from './plural.ts';

const count = plural('en');

const size = (bytes: number): string =>
	bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / 1_048_576)} MB`;

export const enDoor: typeof esDoor = {
	door: {
		/** By code of server/problem.ts; a function takes the one fact that the answer carries. */
		problem: {
			unreadable:
				'The server did not understand what it was sent. Check the fields and try again; if it keeps happening, update the app.',
			'not-signed-in':
				'Your session has ended. Sign in again; what is on this phone is still here.',
			revoked:
				'This phone no longer has access to the business. What is waiting to be sent is still here; talk to the owner.',
			'wrong-password': 'The username or the password is not right. Check them and try again.',
			'not-allowed': 'Your role in the business does not allow this. Ask the owner.',
			'other-origin':
				'The request did not come from this server’s own address and was refused. Open Todo Habla at its usual address.',
			'not-found':
				'That does not exist on this server, or you have no access. Check the address or go back to Today.',
			'not-declared':
				'Nobody has told the server about that photo yet. It will be tried again after the answers are sent.',
			'name-taken':
				'That username exists already. If it is yours, type your usual password; if not, choose another one.',
			'last-owner':
				'This is the only owner of the business. Make somebody else an owner before changing or removing this person.',
			'already-set-up':
				'The business on this phone is on this server already. Ask the owner for an invitation, or start from scratch.',
			'already-member':
				'You are already part of this business. Sign in with your username and password.',
			'belongs-elsewhere':
				'This person also belongs to another business on the server. Ask whoever runs the server for the new password.',
			'invitation-unknown':
				'There is no such invitation. Check the code or the link, or ask for another invitation.',
			'invitation-expired':
				'That invitation has expired. Ask the person who gave it to you for another one.',
			'invitation-used':
				'That invitation has been used already. Ask the person who gave it to you for another one.',
			'invitation-revoked':
				'That invitation was withdrawn. Ask the person who gave it to you for another one.',
			'too-large': (most) =>
				`It weighs more than the server accepts: up to ${size(most)}. It was not sent and is still on this phone.`,
			'not-a-picture':
				'That file is not a photo that can be kept. Take the photo again, or choose a JPEG, PNG or WebP.',
			'wrong-hash':
				'The data of this photo was damaged on this phone, and the server does not take it like that. Nothing else of the walk changes; take the photo again if you can.',
			'weak-password': (least) =>
				`That password is easily guessed. Use at least ${least} characters, not the usual ones and without your username; three loose words are easy to remember.`,
			'bad-name': 'Type a name of one line, up to 100 letters.',
			'bad-username':
				'A username has 3 to 30 letters without accents, digits, dots or underscores. Correct it and try again.',
			update:
				'This version of the app is too old for the server. Update it; what is waiting to be sent is not lost.',
			'too-many': (minutes) =>
				`There were too many attempts. Wait ${count(minutes, { one: 'a minute', other: `${minutes} minutes` })} and try again.`,
			'over-quota':
				'The business has filled its space for photos on this server. The photos are still on this phone; tell whoever runs the server.',
			handler:
				'Something failed on the server. What is waiting to be sent is still here; try later, and tell whoever runs the server if it keeps happening.',
			busy: 'The server is busy. Try again in a moment.',
			'disk-full':
				'The server ran out of space and did not keep what was sent. It is still on this phone; tell whoever runs the server.',
		},
	},
};
