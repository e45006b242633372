// What a server does before it answers anybody: it brings its rows up to date, and takes in what the one
// before it did not understand.
import type { SyncContext } from './context.ts';
import { readmitParked } from './readmit.ts';
import { rebuildOutdated } from './rebuild.ts';

export async function takeUp(context: SyncContext): Promise<void> {
	await rebuildOutdated(context);
	await readmitParked(context);
}
