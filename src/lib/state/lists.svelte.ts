// Changing a list before it is published: the draft of one owner, on this phone, until they publish it.
import type { Checklist, Language, Weight } from '#lib/domain/checklist/checklist.ts';
import {
	flawOf,
	withItem,
	withoutItem,
	withWeight,
	withWording,
	type NewItem,
} from '#lib/domain/checklist/edit.ts';
import { here } from './here.ts';
import { tell } from './tell.ts';
import { language } from './words.svelte.ts';

export type { ListSeen, ListsSeen } from '#lib/local/lists.ts';

export class ListDraft {
	readonly #before: Checklist;
	list = $state.raw<Checklist>() as Checklist;

	constructor(list: Checklist) {
		this.#before = list;
		this.list = list;
	}

	get isChanged(): boolean {
		return JSON.stringify(this.list) !== JSON.stringify(this.#before);
	}
	get flaw(): 'empty' | 'wordless' | null {
		return flawOf(this.list, language());
	}

	word(item: string, text: string): void {
		const spoken: Language = language();
		const before = this.list.items.find(({ id }) => id === item)?.text;
		const shown = before?.[spoken] ?? before?.es ?? before?.en;
		if (text.trim() !== shown) this.list = withWording(this.list, item, text, spoken);
	}
	weigh(item: string, weight: Weight): void {
		this.list = withWeight(this.list, item, weight);
	}
	leaveOut(item: string): void {
		this.list = withoutItem(this.list, item);
	}
	add(item: NewItem): void {
		this.list = withItem(this.list, item, { id: here.newId(), language: language() });
	}
	discard(): void {
		this.list = this.#before;
	}

	/** True once the new version is on disk. */
	async publish(): Promise<boolean> {
		const { publishLists } = await import('#lib/local/publish.ts');
		return tell(publishLists([this.list]));
	}
}
