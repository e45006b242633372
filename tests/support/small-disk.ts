// A disk that can be full, under a folder that exists already: a tiny file system of its own where the
// machine allows it, else a limit on what one process may write to a file.
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, open, rm, statfs, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
	/** From now on there is room for about so many bytes more. */
	leave: (bytes: number, pid: number) => Promise<void>;
	/** There is room again. */
	free: (pid: number) => Promise<void>;
	close: () => Promise<void>;
};

/** Nobody may write there meanwhile. */
export async function smallDiskAt(folder: string, bytes: number): Promise<SmallDisk> {
	const aside = await mkdtemp(join(tmpdir(), 'todo-habla-aside-'));
	await cp(folder, aside, { recursive: true });
	const size = `size=${bytes}`;
	const isMounted = run('mount', '-t', 'tmpfs', '-o', size, 'tmpfs', folder);
	if (isMounted) await cp(aside, folder, { recursive: true });
	await rm(aside, { recursive: true });
	return isMounted ? mountedAt(folder) : limited;
}

const mountedAt = (folder: string): SmallDisk => ({
	leave: async (bytes) => {
		const filler = await open(join(folder, 'filler'), 'w');
		const { bavail, bsize } = await statfs(folder);
		const rest = Buffer.alloc(Math.max(0, bavail * bsize - bytes), 1);
		// Somebody else may take the last of it first.
		await filler.writeFile(rest).catch(() => undefined);
		await filler.close();
	},
	free: async () => {
		await truncate(join(folder, 'filler'));
	},
	close: async () => {
		run('umount', '-l', folder);
	},
});

const limited: SmallDisk = {
	leave: async (bytes, pid) => {
		if (!run('prlimit', '--pid', String(pid), `--fsize=${bytes}:`))
			throw new Error('Neither mount nor prlimit is to be had here');
	},
	free: async (pid) => {
		run('prlimit', '--pid', String(pid), '--fsize=unlimited:');
	},
	close: async () => undefined,
};

const run = (command: string, ...told: string[]): boolean =>
	spawnSync(command, told, { stdio: 'ignore' }).status === 0;
