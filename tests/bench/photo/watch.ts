// What runs in the page beside the app to watch it; may use nothing from outside each function.

/** Sizes in bytes; `ms` from the choice of the file to the commit of its copy. */
export type Stored = { ms: number; bytes: number; thumb: number };

declare global {
	interface Window {
		photosStored: Stored[];
		stopBeat: () => { beat: number; longtask: number };
	}
}

/** Before the app: notes each photo whose bytes and thumbnail were committed together. */
export function watchPhotos(): void {
	window.photosStored = [];
	let chosen = 0;
	addEventListener('change', (event) => (chosen = event.timeStamp), true);
	const put = IDBObjectStore.prototype.put;
	IDBObjectStore.prototype.put = function (...row) {
		const [value] = row;
		if (this.name === 'blobs')
			this.transaction.addEventListener('complete', () => {
				const ms = performance.now() - chosen;
				const { bytes, thumb } = value as { bytes: ArrayBuffer; thumb: ArrayBuffer | null };
				if (thumb)
					window.photosStored.push({ ms, bytes: bytes.byteLength, thumb: thumb.byteLength });
			});
		return put.apply(this, row);
	};
}

/** A message to itself, again and again: the time between two is what anything else must wait. */
export function startBeat(): void {
	const beats = new MessageChannel();
	let [since, last, longest, longtask] = [0, performance.now(), 0, 0];
	// Opening the gallery is not yet the photo's doing.
	const begin = (event: Event) => {
		[since, last, longest] = [event.timeStamp, performance.now(), 0];
	};
	addEventListener('change', begin, { capture: true, once: true });
	const observer = new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries())
			if (startTime + duration > since) longtask = Math.max(longtask, duration);
	});
	observer.observe({ entryTypes: ['longtask'] });
	beats.port1.onmessage = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		beats.port2.postMessage(null);
	};
	beats.port2.postMessage(null);
	window.stopBeat = () => {
		beats.port1.close();
		observer.disconnect();
		removeEventListener('change', begin, { capture: true });
		return { beat: longest, longtask };
	};
}
