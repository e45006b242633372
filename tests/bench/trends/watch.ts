// What runs in the page beside the app to time the opening of Tendencias; uses nothing from outside.

export type Opening = {
	/** From the tap on the navigation to the sentence and the drawn chart, in ms. */
	ms: number;
	/** To the last card: the sites side by side. */
	msAll: number;
	/** The longest that anything else had to wait from the tap to the last card. */
	block: number;
};

declare global {
	interface Window {
		opening: Promise<Opening>;
	}
}

/** Waits for the tap; a chart is drawn when chart.js has taken its canvas and painted it. */
export function watchOpening({ title }: { title: string }): void {
	const beats = new MessageChannel();
	let [begun, last, longest] = [0, 0, 0];
	beats.port1.onmessage = () => {
		const now = performance.now();
		if (begun > 0) longest = Math.max(longest, now - Math.max(last, begun));
		last = now;
		beats.port2.postMessage(null);
	};
	beats.port2.postMessage(null);
	addEventListener('click', ({ timeStamp }) => (begun = last = timeStamp), {
		capture: true,
		once: true,
	});
	const isDrawn = () => {
		const canvas = document.querySelector<HTMLCanvasElement>('main [role=slider] canvas');
		const told = document.querySelector('main h1')?.textContent ?? title;
		return canvas !== null && canvas.style.display === 'block' && told !== title;
	};
	const isWhole = () => document.querySelector('main a[href^="/trends?"] .bar') !== null;
	window.opening = new Promise((resolve) => {
		let ms = 0;
		const look = () => {
			const now = performance.now();
			if (begun > 0 && ms === 0 && isDrawn()) ms = now - begun;
			if (ms === 0 || !isWhole()) return void requestAnimationFrame(look);
			beats.port1.close();
			resolve({ ms, msAll: now - begun, block: longest });
		};
		requestAnimationFrame(look);
	});
}
