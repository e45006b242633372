// A walk that went badly, told with the shipped lists: as heavy as a report gets.
import { checklists } from '#lib/content/checklists.json';
import type { Checklist } from '#lib/domain/checklist/checklist.ts';
import { walkReportOf, type ReportPhoto, type WalkReport } from '#lib/files/report/walk-report.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';

const note =
	'Junto a la entrada, del lado del valet. Ya se avisó a mantenimiento; vuelve a pasar cada lunes.';

/** `items` intrusions, each with a note; the photos go round, a before and its after together. */
export function aReport(items: number, photos: readonly ReportPhoto[]): WalkReport {
	const lists = checklists as unknown as Checklist[];
	const marks = lists
		.flatMap((list) =>
			list.items.map((item): Mark => ({
				area: list.id,
				item,
				answer: item.response === 'scale4' ? { kind: 'scale', level: 1 } : { kind: 'fail' },
				fixed: false,
			})),
		)
		.slice(0, items);
	const areas = lists
		.filter(({ id }) => marks.some((mark) => mark.area === id))
		.map(({ id, title }) => ({ id, name: title.es ?? id, list: id, tpl: id, exempt: [] }));
	const walkedAt = Date.UTC(2026, 10, 3, 22);
	const walk: Walk = {
		id: 'walk',
		site: 'site',
		kind: 'house',
		areas,
		shift: { id: 'late', name: 'tarde' },
		tz: 'America/Mexico_City',
		cut: 240,
		walkedAt,
		day: '2026-11-03',
		state: 'finished',
		finishedAt: walkedAt + 27 * 60_000,
		voidReason: null,
	};
	const context = {
		site: 'Casa Jacaranda',
		language: 'es',
		who: ['Ana'],
		bytes: new Map(),
	} as const;
	const report = walkReportOf({ walk, marks, rows: [], photos: [] }, context);
	const shares = sharesOf(photos, report.intrusions.length);
	const intrusions = report.intrusions.map((point, index) => ({
		...point,
		note,
		by: 'Ana',
		photos: shares[index] ?? [],
	}));
	return { ...report, intrusions };
}

/** Pairs of a before and an after first; what has no after stands alone. */
function sharesOf(photos: readonly ReportPhoto[], points: number): ReportPhoto[][] {
	const shares: ReportPhoto[][] = [];
	for (const photo of photos) {
		const last = shares.at(-1);
		const isAfter = photo.role === 'after' || shares.length >= points;
		if (last && isAfter) last.push(photo);
		else shares.push([photo]);
	}
	return shares;
}
