// Short sentences at the foot of the screen: what happened, and what to do.

export type Notice = { id: number; text: string; kind: 'good' | 'bad' };

let next = 0;
const shown = $state<Notice[]>([]);

export const notices = {
	get all(): readonly Notice[] {
		return shown;
	},
	/** Bad news stays until it is put aside; good news leaves by itself. */
	say(text: string, kind: Notice['kind'] = 'good'): void {
		const same = shown.findIndex((notice) => notice.text === text);
		if (same >= 0) shown.splice(same, 1);
		next += 1;
		const id = next;
		shown.push({ id, text, kind });
		// Room is made by good news: bad news waits until somebody has read it.
		if (shown.length > 3) {
			const good = shown.findIndex((notice) => notice.kind === 'good');
			shown.splice(Math.max(0, good), 1);
		}
		if (kind === 'good') setTimeout(() => notices.dismiss(id), 4_000);
	},
	dismiss(id: number): void {
		const index = shown.findIndex((notice) => notice.id === id);
		if (index >= 0) shown.splice(index, 1);
	},
};
