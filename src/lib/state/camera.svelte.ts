// The in-page camera: one stream while a component shows it, and a word for why there is none.

export type Camera = {
	readonly stream: MediaStream | null;
	/** `denied` by the person or the browser; `none` found, or no way to ask for one. */
	readonly refused: 'denied' | 'none' | null;
};

/** Opens the rear camera for the life of the component; every track is stopped with it. */
export function useCamera(): Camera {
	let stream = $state.raw<MediaStream | null>(null);
	let refused = $state<Camera['refused']>(null);

	$effect(() => {
		let opened: MediaStream | null = null;
		let isClosed = false;
		open().then((result) => {
			if (typeof result === 'string') refused = result;
			else if (isClosed) stop(result);
			else stream = opened = result;
		});
		return () => {
			isClosed = true;
			stop(opened);
		};
	});

	return {
		get stream() {
			return stream;
		},
		get refused() {
			return refused;
		},
	};
}

async function open(): Promise<MediaStream | 'denied' | 'none'> {
	try {
		return await navigator.mediaDevices.getUserMedia({
			video: {
				facingMode: { ideal: 'environment' },
				width: { ideal: 1920 },
				height: { ideal: 1440 },
			},
		});
	} catch (error) {
		// Without HTTPS there is no mediaDevices at all, and reading it throws a TypeError.
		return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none';
	}
}

const stop = (stream: MediaStream | null) => stream?.getTracks().forEach((track) => track.stop());
