// One walk under the thumb: where one stands, what was just said, and how to take it back.
import { textIn, type Item } from '#lib/domain/checklist/checklist.ts';
import { answerItem, fixItem, noteItem, unfixItem } from '#lib/domain/walk/answer-facts.ts';
import {
	currentNote,
	isIntrusion,
	pointEnt,
	standingFix,
	type Answer,
	type AnswerRow,
	type Point,
} from '#lib/domain/walk/answer.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { isAt, nextSpot, openingSpot, positionOf, type Spot } from '#lib/domain/walk/path.ts';
import type { WalkSeen } from '#lib/local/walk-seen.ts';
import { here } from './here.ts';
import { leaveAt, phone } from './phone.svelte.ts';
import { tell } from './tell.ts';
import { apartIn, othersOf, type TogetherSeen } from './together.ts';
import { vibrate } from './preferences.svelte.ts';
import { language } from './words.svelte.ts';

type Said = { spot: Spot; before: Answer | null };

export class WalkSession {
	readonly #seen: () => WalkSeen;
	#spot = $state<Spot | null>(null);
	#said = $state<Said[]>([]);
	/** What was told since the database last spoke: the screen need not wait to hear it back. */
	#fresh = $state.raw<{ since: WalkSeen; answers: Map<string, Answer | null> } | null>(null);
	/** The note typed last: the screen hears of it from the database only a moment later. */
	#typed: { ent: string; text: string; isTold: boolean } | null = null;
	#telling: Promise<boolean> = Promise.resolve(true);
	/** Who else is in the walk; null without an account, undefined until it is known. */
	together = $state.raw<TogetherSeen | null>();
	/** A tap that is not yet on disk; a second one must wait for it. */
	isTelling = $state(false);

	constructor(seen: () => WalkSeen, left: Spot | undefined) {
		this.#seen = seen;
		this.#spot = openingSpot(seen().marks, left);
		// The first item too is come back to, even when it is answered by half.
		if (!left) void this.#remember();
	}

	get walk() {
		return this.#seen().walk;
	}
	get marks(): Mark[] {
		const { marks } = this.#seen();
		const fresh = this.#fresh?.since === this.#seen() ? this.#fresh.answers : null;
		return fresh
			? marks.map((mark) => {
					const answer = fresh.get(`${mark.area}/${mark.item.id}`);
					return answer === undefined ? mark : { ...mark, answer };
				})
			: marks;
	}
	get mark(): Mark | null {
		const spot = this.#spot;
		return (spot && this.marks.find((mark) => isAt(mark, spot))) ?? null;
	}
	/** Who else answered, in words. */
	get others(): string {
		return othersOf(this.together);
	}
	/** Items that people answered differently, as `area/item`. */
	get apart(): ReadonlySet<string> {
		return apartIn(this.together ? this.#seen().rows : []);
	}
	get position() {
		return this.#spot ? positionOf(this.marks, this.#spot) : null;
	}
	get canUndo(): boolean {
		return this.#said.length > 0;
	}
	/** Nothing else is left to answer. */
	get isLast(): boolean {
		return this.#spot !== null && nextSpot(this.marks, this.#spot) === null;
	}
	get areaName(): string {
		return this.walk.areas.find((area) => area.id === this.#spot?.area)?.name ?? '';
	}
	get isIntrusion(): boolean {
		return isIntrusion(this.mark?.answer ?? null);
	}
	get row(): AnswerRow | undefined {
		const ent = this.ent;
		return this.#seen().rows.find((row) => row.ent === ent);
	}
	get ent(): string {
		return this.#spot ? pointEnt({ walk: this.walk.id, ...this.#spot }) : '';
	}
	get photos() {
		return this.#seen().photos.filter((photo) => photo.point === this.ent);
	}
	get preparing(): number {
		return this.#seen().preparing.filter(({ point }) => point === this.ent).length;
	}
	/** The note as it stands: what is being typed comes before what was told. */
	get note(): string {
		return this.#seen().drafts.get(this.ent) ?? currentNote(this.row);
	}
	get point(): Point | null {
		const spot = this.#spot;
		const area = this.walk.areas.find((one) => one.id === spot?.area);
		if (!spot || !area) return null;
		const { id: walk, site, kind } = this.walk;
		return { walk, site, kind, ...spot, tpl: area.tpl };
	}

	goTo(spot: Spot): void {
		this.#spot = spot;
		void this.#remember();
	}

	/** Answers the item shown. What speaks badly stays, for its photo and fix; the rest moves on. */
	async answer(answer: Answer): Promise<'moved' | 'stayed' | 'finished'> {
		const { mark, point } = this;
		if (!mark || !point || this.isTelling) return 'stayed';
		// As the screen shows it: the row in the database may be a moment behind the last tap.
		const before = mark.exempt ? null : mark.answer;
		this.isTelling = true;
		const isTold = await this.#tellAnswer(point, answer);
		this.isTelling = false;
		if (!isTold) return 'stayed';
		vibrate();
		this.#said.push({ spot: { area: point.area, item: point.item }, before });
		return isIntrusion(answer) ? 'stayed' : this.next();
	}

	/** Moves to the next unanswered item; a note being typed is told first. */
	async next(): Promise<'moved' | 'stayed' | 'finished'> {
		if (!this.#spot) return 'finished';
		if (!(await this.tellNote())) return 'stayed';
		const next = nextSpot(this.marks, this.#spot);
		if (!next) return 'finished';
		this.goTo(next);
		return 'moved';
	}

	/** Takes the last answer back to what it was before, and stands at its item again. */
	async undo(): Promise<void> {
		const last = this.#said.at(-1);
		if (!last || this.isTelling) return;
		this.isTelling = true;
		this.#spot = last.spot;
		const { point } = this;
		if (point && (await this.#tellAnswer(point, last.before))) {
			this.#said.pop();
			await this.#remember();
		}
		this.isTelling = false;
	}

	async setFixed(isFixed: boolean): Promise<void> {
		const { point, row } = this;
		if (!point || this.isTelling) return;
		const fix = standingFix(row);
		this.isTelling = true;
		if (isFixed && !fix) {
			const since = row?.said.heads.at(-1)?.at ?? here.now();
			await tell(fixItem(point, (here.now() - since) / 1000));
		} else if (!isFixed && fix) await tell(unfixItem(point, fix.op));
		this.isTelling = false;
	}

	/** Keeps what is being typed, before it is told. */
	async draftNote(text: string): Promise<void> {
		const ent = this.ent;
		this.#typed = { ent, text, isTold: false };
		await phone.run((db) => db.drafts.put({ ent, text })).catch(() => undefined);
	}

	/**
	 * Tells the typed note, if any, and drops its draft in the same transaction. Leaving the field and
	 * moving on often come together: one waits for the other, and the note is told once.
	 */
	tellNote(): Promise<boolean> {
		const { point, ent } = this;
		this.#telling = this.#telling.then(() => (point ? this.#tellNoteOf(point, ent) : true));
		return this.#telling;
	}

	async #tellNoteOf(point: Point, ent: string): Promise<boolean> {
		const { drafts, rows } = this.#seen();
		const typed = this.#typed?.ent === ent ? this.#typed : null;
		const draft = typed?.text ?? drafts.get(ent);
		if (draft === undefined || typed?.isTold) return true;
		const dropDraft = async (db: typeof phone.db) => db.drafts.delete(ent);
		const text = draft.trim();
		const isSame = text === currentNote(rows.find((row) => row.ent === ent));
		if (isSame) await phone.run(dropDraft).catch(() => undefined);
		else if (!(await tell(noteItem(point, text), dropDraft))) return false;
		if (this.#typed === typed) this.#typed = { ent, text, isTold: true };
		return true;
	}

	textOf(item: Item) {
		const spoken = language();
		return {
			text: textIn(item.text, spoken),
			tells: textIn(item.tells, spoken),
			quickFix: textIn(item.quickFix, spoken),
			naWhen: textIn(item.naWhen, spoken),
		};
	}

	async #tellAnswer(point: Point, answer: Answer | null): Promise<boolean> {
		const isTold = await tell(answerItem(point, answer));
		const since = this.#seen();
		const known = this.#fresh?.since === since ? this.#fresh.answers : [];
		if (isTold) {
			// Replaced whole at every answer, so it need not be reactive inside.
			this.#fresh = { since, answers: withAnswer(known, point, answer) };
		}
		return isTold;
	}

	async #remember(): Promise<void> {
		if (this.#spot) await leaveAt(this.walk.id, this.#spot);
	}
}

const withAnswer = (
	known: Iterable<readonly [string, Answer | null]>,
	{ area, item }: Point,
	answer: Answer | null,
) => new Map([...known, [`${area}/${item}`, answer] as const]);
