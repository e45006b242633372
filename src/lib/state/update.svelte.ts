// Whether a newer build waits on this phone, and the one way to change over to it. Nothing here ever
// reloads by itself: the person decides. The only file that knows workbox-window.
import type { Workbox } from 'workbox-window';

const AN_HOUR = 3_600_000;

class Update {
	/** A newer build is on the phone and waits for the person's word. */
	waiting = $state(false);
	/** This phone can open the app with no network. */
	offlineReady = $state(false);
	#workbox: Workbox | undefined;
	#applying = false;

	/** Changes over to the waiting build: this page reloads once, other tabs go on undisturbed. */
	async apply(): Promise<void> {
		if (this.#applying) return;
		this.#applying = true;
		const registration = await navigator.serviceWorker?.getRegistration();
		if (!registration?.waiting || !this.#workbox) return location.reload();
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true,
		});
		this.#workbox.messageSkipWaiting();
		// A worker that is still busy elsewhere hands over later; until then the person may ask again.
		setTimeout(() => (this.#applying = false), 10_000);
	}

	/** Registers the worker and watches it; gives back how to stop watching. */
	async watch(): Promise<() => void> {
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox('/service-worker.js');
		const registration = await workbox.register();
		if (!registration) return () => {};
		this.#workbox = workbox;
		return this.#follow(registration);
	}

	#follow(registration: ServiceWorkerRegistration): () => void {
		const stop = new AbortController();
		const listen = { signal: stop.signal };
		let controlled = Boolean(navigator.serviceWorker.controller);
		this.offlineReady = controlled;
		let behind = false;
		const look = () => {
			this.waiting = behind || Boolean(registration.waiting && registration.active);
			// A still newer build may take the waiting one's place before that heard the word.
			if (this.#applying) this.#workbox?.messageSkipWaiting();
		};
		const follow = (worker: ServiceWorker | null) =>
			worker?.addEventListener('statechange', look, listen);
		look();
		follow(registration.installing);
		registration.addEventListener('updatefound', () => follow(registration.installing), listen);

		const controllerChanged = () => {
			this.offlineReady = true;
			// Another tab changed over: this page is a build behind, and only a reload brings it up.
			behind ||= controlled && !this.#applying;
			controlled = true;
			look();
		};
		navigator.serviceWorker.addEventListener('controllerchange', controllerChanged, listen);

		let asked = performance.now();
		const ask = () => {
			if (document.visibilityState !== 'visible' || performance.now() - asked < AN_HOUR) return;
			asked = performance.now();
			// Without a network this fails, which is no news.
			registration.update().catch(() => {});
		};
		document.addEventListener('visibilitychange', ask, listen);
		return () => stop.abort();
	}
}

export const update = new Update();

/** Call once from the layout's `$effect`; does nothing outside a production build. */
export function startUpdates(): () => void {
	if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return () => {};
	let stopped = false;
	let stop = () => {};
	// After the first paint, so that the worker costs the start nothing.
	requestAnimationFrame(() =>
		setTimeout(async () => {
			if (stopped) return;
			try {
				stop = await update.watch();
				if (stopped) stop();
			} catch {
				// No worker (private window, storage refused): the app works, only not offline.
				update.offlineReady = false;
			}
		}),
	);
	return () => {
		stopped = true;
		stop();
	};
}
