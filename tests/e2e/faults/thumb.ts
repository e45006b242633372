// A restless thumb inside the page: walks on and on through the app's own buttons, and says which
// operations it saw begin and which the screen then showed as done. Seeded.
import type { Page } from '@playwright/test';

export type Tapped = { id: string; n: number; ent: string; kind: string };

/** What came out of the page before it died, and nothing later. */
export class Heard {
	readonly begun = new Set<string>();
	readonly shown: Tapped[] = [];
	readonly broken: string[] = [];

	from(page: Page): void {
		page.on('pageerror', (error) => this.broken.push(error.message));
		page.on('console', (line) => {
			const [word, rest = ''] = line.text().split(/ (.*)/);
			if (word === 'begun') this.begun.add(rest);
			if (word === 'shown') this.shown.push(JSON.parse(rest));
		});
	}
}

declare global {
	interface Window {
		startWalking: () => Promise<void>;
	}
}

/** Runs in the page before the app and may use nothing from outside itself. */
export function thumb(seed: number): void {
	let state = Math.imul(seed, 0x9e3779b1) >>> 0;
	const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
	let last: Tapped | null = null;
	const add = IDBObjectStore.prototype.add;
	IDBObjectStore.prototype.add = function (...row) {
		if (this.name === 'ops') {
			const { id, n, ent, kind } = row[0] as Tapped;
			last = { id, n, ent, kind };
			console.debug(`begun ${id}`);
		}
		return add.apply(this, row);
	};
	const find = (names: string) => document.querySelector<HTMLElement>(names);
	const title = () => find('h1')?.textContent ?? '';
	const changes = (is: () => boolean) =>
		new Promise<boolean>((done) => {
			const end = (isSo: boolean) => {
				watch.disconnect();
				clearTimeout(late);
				done(isSo);
			};
			const watch = new MutationObserver(() => is() && end(true));
			const late = setTimeout(() => end(is()), 2000);
			watch.observe(document, {
				subtree: true,
				childList: true,
				attributes: true,
				characterData: true,
			});
			if (is()) end(true);
		});
	/** Taps, waits for the screen to say so, and only then tells. */
	const tap = async (target: HTMLElement | null, shows: () => boolean) => {
		last = null;
		target?.click();
		const isShown = await changes(shows);
		if (isShown && last) console.debug(`shown ${JSON.stringify(last)}`);
	};
	const step = async () => {
		const [path, before] = [location.pathname, title()];
		const moved = () => title() !== before || location.pathname !== path;
		const isWalk = (at: string) => /^\/walks\/[0-9a-f-]{36}$/.test(at);
		if (path.endsWith('/closing')) return tap(find('nav a[href="/"]'), moved);
		if (!isWalk(path)) {
			const forward = () => find('main .foot button.primary, main a.primary');
			// A screen may not have its data yet; what is not there is not tapped.
			if (!(await changes(() => forward() !== null))) return tap(find('nav a[href="/"]'), moved);
			// Only where the button leads is its word: another way to leave says nothing was saved.
			const arrives = path.endsWith('/finish')
				? () => location.pathname.endsWith('/closing')
				: path === '/walks/new'
					? () => isWalk(location.pathname)
					: moved;
			return tap(forward(), arrives);
		}
		// A walk taken up again may stand at an item that spoke badly before the page died.
		if (!find('.panel')) {
			if (random() < 0.8) return tap(find('button.pass'), moved);
			await tap(find('button.fail, button.s0'), () => find('.panel') !== null);
		}
		if (!find('.isFixed')) await tap(find('[role=switch]'), () => find('.isFixed') !== null);
		await tap(find('.foot .primary'), moved);
	};
	window.startWalking = async () => {
		for (;;) await step();
	};
}
