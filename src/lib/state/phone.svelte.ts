// The phone's database in use: own or example, opened, watched, reopened.
import type { Spot } from '#lib/domain/walk/path.ts';
import { Phone } from '#lib/local/phone.ts';
import { classify, type ProblemCode } from '#lib/local/problem.ts';

/** The database of nobody in particular: before anybody joins, and apart from all who do. */
export const ownName = 'todo-habla';
export const exampleName = 'todo-habla-example';
const chosenKey = 'todo-habla/example-open';
/** Name of the database that this phone opens: each person and business has one of its own. */
const openKey = 'todo-habla/open';

function isExampleChosen(): boolean {
	try {
		return sessionStorage.getItem(chosenKey) === 'yes';
	} catch {
		return false;
	}
}

function nameOfOpen(): string {
	try {
		return localStorage.getItem(openKey) || ownName;
	} catch {
		return ownName;
	}
}

/** The example never mixes with own data: it is another database, chosen for this tab only. */
export const inExample = typeof sessionStorage !== 'undefined' && isExampleChosen();

const state = $state<{ problem: ProblemCode | null }>({ problem: null });

/** What this phone opens when it is not looking at the example. */
export const openName = typeof localStorage === 'undefined' ? ownName : nameOfOpen();

export const phone = new Phone(inExample ? exampleName : openName, {
	onVersionChange: () => (state.problem = 'blocked'),
	onBlocked: () => (state.problem = 'blocked'),
});

export const trouble = {
	/** Why the database cannot be used at all, or null. */
	get code(): ProblemCode | null {
		return state.problem;
	},
};

/** Opens the database; what stands in the way is shown on the whole screen. Three tries. */
async function openPhone(): Promise<boolean> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			await phone.open();
			state.problem = null;
			return true;
		} catch (error) {
			const code = classify(error);
			const isFinal = code === 'newer' || code === 'unavailable' || code === 'blocked';
			if (isFinal || attempt === 3) {
				state.problem = code;
				return false;
			}
		}
	}
}

// Opened as soon as this file is loaded: the words of the first screen are fetched meanwhile.
if (typeof document !== 'undefined') void openPhone();

/** Remembers where a walk is left; losing it costs a tap, never an answer. */
export async function leaveAt(walk: string, spot: Spot): Promise<void> {
	await phone.run((db) => db.places.put({ walk, ...spot })).catch(() => undefined);
}

/** Finishes photos whose page died before their small copy was safe; usually there are none. */
export async function resumePhotosIfAny(): Promise<void> {
	const waiting = await phone.run((db) => db.raws.count()).catch(() => 0);
	if (waiting > 0) await (await import('./photos.svelte.ts')).resumePhotos();
}

/** Enters or leaves the example: the page starts anew on the other database. */
export function chooseExample(open: boolean): void {
	if (open) sessionStorage.setItem(chosenKey, 'yes');
	else sessionStorage.removeItem(chosenKey);
	location.assign('/');
}

const peopleKey = 'todo-habla/people';

/** Somebody joined a business on this phone: their work is sent, whoever uses it now. */
export const rememberPeople = (): void => localStorage.setItem(peopleKey, 'yes');

export function hasPeople(): boolean {
	try {
		return localStorage.getItem(peopleKey) === 'yes';
	} catch {
		return false;
	}
}

/** Changes to another person's database, without a network: the page starts anew on it. */
export function openDatabaseOf(name: string): void {
	localStorage.setItem(openKey, name);
	sessionStorage.removeItem(chosenKey);
	location.assign('/');
}

/** Phones that slept may hold a dead connection: ask a trifle when the page is seen again. */
export function probeOnReturn(): () => void {
	const onVisible = () => {
		if (document.visibilityState === 'visible' && state.problem === null) {
			phone.probe().catch((error: unknown) => (state.problem = classify(error)));
		}
	};
	document.addEventListener('visibilitychange', onVisible);
	return () => document.removeEventListener('visibilitychange', onVisible);
}
