// `npm test`: every check in the order of what fails fastest, ending at the first failure. The last
// line is always «N passed, N failed», so that people and machines read the result the same way.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuild, root } from '#lib/server/admin/build.ts';
import { ensureChromium } from './chromium.ts';

type Count = { passed: number; failed: number };
type Step = { name: string; run: () => Promise<boolean>; report?: string };

const bin = join(root, 'node_modules/.bin');
const reports = await mkdtemp(join(tmpdir(), 'todo-habla-tests-'));
const total: Count = { passed: 0, failed: 0 };

const steps: Step[] = [
	{ name: 'a Chromium for the tests', run: async () => Boolean(ensureChromium(say)) },
	{ name: 'format', run: () => tool('prettier', '--check', '--log-level', 'warn', '.') },
	{ name: 'lint', run: () => tool('eslint', '--max-warnings', '0', '.') },
	{ name: 'types', run: checkTypes },
	vitest('tests in Node', 'node'),
	vitest('tests in the browser', 'browser'),
	{ name: 'build', run: () => ensureBuild(join(root, 'build'), say).then(() => true) },
	playwright('tests end to end'),
];

for (const step of steps) {
	say(`\n── ${step.name}`);
	const started = performance.now();
	const ok = await step.run().catch((error: unknown) => {
		say(error instanceof Error ? error.message : String(error));
		return false;
	});
	const counted = await add(step.report);
	say(
		`\n── ${step.name}: ${ok ? 'ok' : 'FAILED'}, ${((performance.now() - started) / 1000).toFixed(1)} s`,
	);
	if (ok) continue;
	// A step that counts no tests, or broke before it could, still counts as one failure.
	if (!counted || counted.failed === 0) total.failed += 1;
	process.exitCode = 1;
	break;
}
await rm(reports, { recursive: true, force: true });
say(`\n${total.passed} passed, ${total.failed} failed`);

async function checkTypes(): Promise<boolean> {
	return (
		(await tool('svelte-kit', 'sync')) &&
		(await tool('svelte-check', '--fail-on-warnings', '--output', 'human')) &&
		(await tool('tsc', '--noEmit', '-p', 'tests/support/service-worker.tsconfig.json'))
	);
}

function vitest(name: string, project: string): Step {
	const report = join(reports, `${project}.json`);
	const json = ['--reporter=json', `--outputFile.json=${report}`];
	return {
		name,
		report,
		run: () => tool('vitest', 'run', '--project', project, '--reporter=default', ...json),
	};
}

function playwright(name: string): Step {
	const report = join(reports, 'e2e.json');
	process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = report;
	const config = ['--config', 'tests/e2e/playwright.config.ts'];
	return { name, report, run: () => tool('playwright', 'test', ...config, '--reporter=list,json') };
}

/** Runs one of the project's own tools, on the Node this script runs on. */
function tool(name: string, ...args: string[]): Promise<boolean> {
	const child = spawn(join(bin, name), args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
	});
	return new Promise((done) => {
		child.on('error', () => done(false));
		child.on('close', (code) => done(code === 0));
	});
}

/** Adds a report's tests to the total; null when the step left none. */
async function add(report: string | undefined): Promise<Count | null> {
	if (!report || !existsSync(report)) return null;
	const told = JSON.parse(await readFile(report, 'utf8'));
	// Playwright's report has stats, Vitest's has totals; a flaky test has failed once.
	const count: Count = told.stats
		? { passed: told.stats.expected, failed: told.stats.unexpected + told.stats.flaky }
		: { passed: told.numPassedTests, failed: told.numFailedTests };
	total.passed += count.passed;
	total.failed += count.failed;
	return count;
}

function say(line: string): void {
	console.log(line);
}
