// Finds a Chromium for the tests. Playwright's own download may be blocked, so Debian's package comes first.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a usable Chromium: TODO_HABLA_CHROMIUM, then one on PATH, then Playwright's; or null. */
export function findChromium(): string | null {
	const told = process.env.TODO_HABLA_CHROMIUM;
	if (told && existsSync(told)) return told;
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		for (const name of names) {
			const path = join(folder, name);
			if (existsSync(path)) return path;
		}
	}
	const own = chromium.executablePath();
	return own && existsSync(own) ? own : null;
}

/**
 * Launch options that hold on a closed network. Without the background-networking flags Chromium
 * keeps knocking at its maker's hosts; as root it starts only without its sandbox.
 */
export function chromiumLaunch(...more: string[]) {
	const path = findChromium();
	const root = process.getuid?.() === 0;
	return {
		...(path ? { executablePath: path } : {}),
		args: [
			...(root ? ['--no-sandbox'] : []),
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			...more,
		],
	};
}

/** Finds or installs a Chromium and says which; throws with what to do when neither works. */
export function ensureChromium(say: (line: string) => void): string {
	const found = findChromium();
	if (found) {
		say(`Chromium: using ${found}`);
		return found;
	}
	const root = process.getuid?.() === 0;
	const ways: [string, string[]][] = [
		...(root && existsSync('/usr/bin/apt-get')
			? ([
					['apt-get', ['update', '-qq']],
					['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
				] as [string, string[]][])
			: []),
		[process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']],
	];
	for (const [command, args] of ways) {
		say(`Chromium: none found, trying: ${command} ${args.join(' ')}`);
		spawnSync(command, args, {
			stdio: 'inherit',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
		const now = findChromium();
		if (now) {
			say(`Chromium: installed ${now}`);
			return now;
		}
	}
	throw new Error(
		'No Chromium could be found or installed. Install one (Debian: apt-get install chromium) or set TODO_HABLA_CHROMIUM to its path, then run npm test again.',
	);
}
