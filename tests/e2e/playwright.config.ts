// End-to-end tests: the built app, served as people get it, in a phone-sized Chromium.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../support/chromium.ts';

const port = Number(process.env.TODO_HABLA_E2E_PORT ?? 4173);
// This file is read by every worker too: the name must not change between them.
const data = join(tmpdir(), `todo-habla-e2e-${port}`);

// Chromium must not find any machine but this one, so that a stray request fails loudly.
const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost';

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	timeout: 60_000,
	retries: 0,
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	reporter: [['list']],
	use: {
		baseURL: `http://localhost:${port}`,
		browserName: 'chromium',
		launchOptions: chromiumLaunch(alone),
		viewport: { width: 360, height: 640 },
		hasTouch: true,
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		serviceWorkers: 'allow',
		trace: 'retain-on-failure',
	},
	webServer: {
		// Builds only when the build is missing or older than its sources.
		command: `"${process.execPath}" src/lib/server/admin/start.ts`,
		cwd: '../..',
		env: { PORT: String(port), TODO_HABLA_DATA: data, DATABASE_URL: '' },
		url: `http://localhost:${port}/`,
		reuseExistingServer: false,
		timeout: 180_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
	},
});
