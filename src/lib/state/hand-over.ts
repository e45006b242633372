// Files leave the app: through the phone's own share sheet, or into its downloads.

export const canShare = (files: readonly File[]): boolean => {
	try {
		return navigator.canShare?.({ files: [...files] }) === true;
	} catch {
		return false;
	}
};

/**
 * `late`: preparing took longer than the browser lets a tap count, so it wants another one.
 * `closed`: the person thought better of it.
 */
export type Shared = 'shared' | 'closed' | 'late' | 'failed';

export async function share(files: readonly File[], title: string): Promise<Shared> {
	try {
		await navigator.share({ files: [...files], title });
		return 'shared';
	} catch (error) {
		const name = error instanceof Error ? error.name : '';
		if (name === 'AbortError') return 'closed';
		return name === 'NotAllowedError' ? 'late' : 'failed';
	}
}

export function download(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
