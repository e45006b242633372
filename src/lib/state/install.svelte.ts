// Installed or not, and how this phone installs an app, so that screens can guide before the first
// walk: on an iPhone Safari and the installed app share no storage.

export type InstallPlatform = 'iphone' | 'android' | 'desktop';

// Chromium's event, which lib.dom does not know.
type InstallPrompt = Event & {
	prompt(): Promise<void>;
	userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
};

class Install {
	/** Runs as an app from the home screen, not as a page in a browser. */
	installed = $state(false);
	/** The browser can ask the person right now: `prompt()` will show something. */
	canPrompt = $state(false);
	/** 'iphone' is any iPhone or iPad, whose way goes through the share menu. */
	platform = $state<InstallPlatform>('desktop');
	/** False when opened without HTTPS: then neither camera nor offline start work. */
	secure = $state(true);
	#prompt: InstallPrompt | undefined;

	/** Looks at the phone and listens for the browser's offer; gives back how to stop. */
	watch(): () => void {
		const stop = new AbortController();
		const listen = { signal: stop.signal };
		const standalone = matchMedia('(display-mode: standalone)');
		this.installed =
			standalone.matches || ('standalone' in navigator && navigator.standalone === true);
		this.platform = platformOf(navigator.userAgent, navigator.maxTouchPoints);
		this.secure = isSecureContext;
		standalone.addEventListener('change', () => (this.installed = standalone.matches), listen);
		addEventListener('beforeinstallprompt', (event) => this.#offer(event), listen);
		addEventListener('appinstalled', () => this.#done(), listen);
		return () => stop.abort();
	}

	/** Shows the browser's own question; true when the person said yes. */
	async prompt(): Promise<boolean> {
		const offered = this.#prompt;
		if (!offered) return false;
		this.#prompt = undefined; // a browser lets each offer be used once
		this.canPrompt = false;
		await offered.prompt();
		return (await offered.userChoice).outcome === 'accepted';
	}

	#offer(event: Event) {
		event.preventDefault(); // our own guidance comes at a better moment than the browser's bar
		this.#prompt = event as InstallPrompt;
		this.canPrompt = true;
	}

	#done() {
		this.#prompt = undefined;
		this.canPrompt = false;
		this.installed = true;
	}
}

export const install = new Install();

/** An iPad calls itself a Mac, but no Mac has a touch screen. */
export function platformOf(userAgent: string, touchPoints: number): InstallPlatform {
	if (/iPhone|iPad|iPod/.test(userAgent)) return 'iphone';
	if (/Macintosh/.test(userAgent) && touchPoints > 1) return 'iphone';
	return /Android/.test(userAgent) ? 'android' : 'desktop';
}

/** Call once from the layout's `$effect`, as early as possible: the browser offers only once. */
export const startInstall = (): (() => void) => install.watch();
