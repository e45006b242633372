// Bringing a history, from the choice of files to «Traer»: the desk reads in its worker, this holds what
// the person has said so far. Nothing is written anywhere before they accept.
import {
	draftOf,
	mappingOf,
	missingIn,
	tablesIn,
	type Draft,
	type DraftColumn,
} from '#lib/domain/import/draft.ts';
import type { CorrectionFound } from '#lib/domain/import/correction.ts';
import type { ImportProblem, TableRole } from '#lib/domain/import/problem.ts';
import { groupKey, type Look, type TableSeen } from '#lib/files/import/desk.ts';
import { ImportFileProblem } from '#lib/files/import/import-file-problem.ts';
import { openDesk, type OpenDesk } from '#lib/files/import/open-desk.ts';
import { sayFileProblem, sayProblem } from '#lib/files/import/say.ts';
import { bringHistory, type Brought } from '#lib/local/bring.ts';
import { organizationOf } from '#lib/local/enrol.ts';
import { classify } from '#lib/local/problem.ts';
import { persistOnce } from '#lib/local/space.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { inExample, phone } from './phone.svelte.ts';
import { sync } from './sync.svelte.ts';
import { f, m } from './words.svelte.ts';

export type { Look, TableSeen };
export { groupKey };

type Step = 'columns' | 'preview' | 'done';
type Busy = 'reading' | 'looking' | 'bringing';

/** `example`: of a date that can be read in two ways; null when the form of a column is known. */
type Asked = { inspections: string | null; findings: string | null };

export class HistoryImport {
	step = $state<Step>('columns');
	busy = $state<Busy | null>(null);
	tables = $state.raw<TableSeen[]>([]);
	/** Sentences about files that were refused. */
	refused = $state.raw<string[]>([]);
	draft = $state.raw<Draft | null>(null);
	asked = $state.raw<Asked>({ inspections: null, findings: null });
	correction = $state.raw<CorrectionFound | null>(null);
	look = $state.raw<Look | null>(null);
	/** The person has said that the rest may enter without the rows that cannot. */
	isWithout = $state(false);
	/** Sites of the business by the site that rows speak of. */
	own = $state<Record<string, string>>({});
	outcome = $state.raw<{ how: Brought; inspections: number } | null>(null);
	readonly missing = $derived(this.draft ? missingIn(this.draft) : []);

	/** What the business will be called on a phone that has told nothing yet. */
	readonly #fresh = here.newId();
	#desk: OpenDesk | null = null;

	close(): void {
		this.#desk?.close();
		this.#desk = null;
	}

	/** Reads files one by one; one that cannot be read is told of, and the others stay. */
	async choose(files: readonly File[]): Promise<void> {
		await this.#while('reading', async (desk) => {
			const refused: string[] = [];
			for (const file of files) {
				try {
					this.tables = await desk.add(file);
				} catch (error) {
					if (!(error instanceof ImportFileProblem)) throw error;
					refused.push(sayFileProblem(error, m.importing, f));
				}
			}
			this.refused = refused;
			await this.#guess(desk);
		});
	}

	async remove(place: number): Promise<void> {
		await this.#while('reading', async (desk) => {
			this.tables = await desk.remove(place);
			this.refused = [];
			await this.#guess(desk);
		});
	}

	/** Says which column something is in; what its cells look like is read at once. */
	async column(role: TableRole, what: DraftColumn, place: number | null): Promise<void> {
		const before = this.draft?.[role];
		if (!this.draft || !before) return;
		this.draft = { ...this.draft, [role]: { ...before, [what]: place } };
		if (what !== 'date' && what !== 'score' && what !== 'text') return;
		await this.#while('reading', (desk) => this.#read(desk, role));
	}

	/** Says which file something is in; null takes what is optional away. */
	async table(role: TableRole, place: number | null): Promise<void> {
		if (!this.draft) return;
		const { inspections } = this.draft;
		const none = { site: null, date: null };
		if (role === 'inspections')
			this.draft = {
				...this.draft,
				inspections: { ...inspections, ...none, table: place ?? 0, score: null },
			};
		else if (place === null) this.draft = { ...this.draft, [role]: null };
		else if (role === 'findings') {
			// In the file of the inspections itself, the site and the date are theirs.
			const shared = place === inspections.table ? inspections : none;
			const { site, date } = shared;
			const findings = { table: place, site, date, text: null, form: null, correction: null };
			this.draft = { ...this.draft, findings };
			await this.#while('reading', (desk) => this.#read(desk, 'findings'));
		} else this.draft = { ...this.draft, sites: { table: place, site: null, name: null } };
	}

	change(inspections: Partial<Draft['inspections']>): void {
		if (!this.draft) return;
		this.draft = { ...this.draft, inspections: { ...this.draft.inspections, ...inspections } };
	}

	changeFindings(findings: Partial<NonNullable<Draft['findings']>>): void {
		const before = this.draft?.findings;
		if (this.draft && before) this.draft = { ...this.draft, findings: { ...before, ...findings } };
	}

	async preview(): Promise<void> {
		const mapping = this.draft && mappingOf(this.draft);
		if (!mapping) return;
		await this.#while('looking', async (desk) => {
			this.look = await desk.look(mapping, await this.#org(), here.now());
			this.isWithout = false;
			this.own = {};
			this.step = 'preview';
		});
	}

	/** All of it or nothing, in one strict transaction. */
	async bring(): Promise<void> {
		const { look, draft } = this;
		if (!look || !draft) return;
		await this.#while('bringing', async (desk) => {
			const packed = await desk.pack(await this.#org(), { ...this.own });
			const files = tablesIn(draft).flatMap((place) => this.tables[place]?.name ?? []);
			const how = await bringHistory(phone, packed, files, here);
			this.outcome = { how, inspections: look.summary.inspections };
			this.step = 'done';
			if (!inExample) void persistOnce(phone).catch(() => null);
			sync.onNews();
		});
	}

	/** A sentence that begins with its row. */
	readonly say = (problem: ImportProblem): string => sayProblem(problem, m.importing, f);

	/** Rows are told apart by business. Setting one up takes over the phone's own, so the name stays. */
	async #org(): Promise<string> {
		return (await phone.run(organizationOf)) ?? this.#fresh;
	}

	async #guess(desk: OpenDesk): Promise<void> {
		this.step = 'columns';
		this.look = null;
		this.draft = this.tables.length > 0 ? draftOf(await desk.guess()) : null;
		this.asked = { inspections: null, findings: null };
		this.correction = null;
		if (!this.draft) return;
		await this.#read(desk, 'inspections');
		await this.#read(desk, 'findings');
	}

	async #read(desk: OpenDesk, role: TableRole): Promise<void> {
		if (role === 'inspections') await this.#readInspections(desk);
		if (role === 'findings') await this.#readFindings(desk);
	}

	async #readInspections(desk: OpenDesk): Promise<void> {
		const columns = this.draft?.inspections;
		if (!columns) return;
		const { table, date, score } = columns;
		const reading = await desk.reading(table, {
			...(date === null ? {} : { date }),
			...(score === null ? {} : { score }),
		});
		const { form, decimal, scale } = reading;
		this.change({ form: form.kind === 'known' ? form.form : null, decimal, scale });
		this.asked = { ...this.asked, inspections: form.kind === 'asked' ? form.example : null };
	}

	async #readFindings(desk: OpenDesk): Promise<void> {
		const columns = this.draft?.findings;
		if (!columns) return;
		const { table, date, text } = columns;
		const { form, correction } = await desk.reading(table, {
			...(date === null ? {} : { date }),
			...(text === null ? {} : { text }),
		});
		this.correction = correction;
		this.changeFindings({
			form: form.kind === 'known' ? form.form : null,
			correction: correction?.correction ?? null,
		});
		this.asked = { ...this.asked, findings: form.kind === 'asked' ? form.example : null };
	}

	async #while(busy: Busy, work: (desk: OpenDesk) => Promise<void>): Promise<void> {
		this.busy = busy;
		try {
			this.#desk ??= openDesk();
			await work(this.#desk);
		} catch (error) {
			notices.say(busy === 'bringing' ? notBrought(error) : m.bringing.failed, 'bad');
		} finally {
			this.busy = null;
		}
	}
}

function notBrought(error: unknown): string {
	const code = classify(error);
	return code === 'too-large' ? m.bringing.tooLarge : m.problem[code];
}
