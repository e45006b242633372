// What a disk says when it cannot, in the words of the catalogue: none of it is the asker's fault.
import { Problem } from '../problem.ts';

const isFull = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const isAbsent = new Set(['ENOENT', 'ENOTDIR']);

/** Seconds after which it is worth asking again. */
const patience = { full: 300, busy: 30 };

/** The result; throws Problem disk-full or busy for whatever the system refused. */
export const onDisk = <T>(work: Promise<T>): Promise<T> =>
	work.catch((cause: unknown) => {
		const code = codeOf(cause);
		if (code === null) throw cause;
		throw isFull.has(code)
			? new Problem('disk-full', {}, { retry: patience.full, cause })
			: new Problem('busy', {}, { retry: patience.busy, cause });
	});

/** The result, or null where there is nothing of that name. */
export const orNone = <T>(work: Promise<T>): Promise<T | null> =>
	onDisk(
		work.catch((cause: unknown) => {
			if (isAbsent.has(codeOf(cause) ?? '')) return null;
			throw cause;
		}),
	);

const codeOf = (error: unknown): string | null =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
