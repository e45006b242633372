// One walk becomes a PDF on the phone itself: no network, no font, nothing that has to be fetched.
import type { Formats } from '#lib/messages/formats.ts';
import type { Messages } from '#lib/messages/index.ts';
import { flowOn } from './flow.ts';
import { latinOf, losesSigns } from './latin.ts';
import { inner, paper, styles } from './look.ts';
import { gap, penOn, type Pen } from './pen.ts';
import { fitPictures, type Fitted } from './pictures.ts';
import { drawSayings } from './sayings.ts';
import { drawScorePage } from './score-page.ts';
import { drawSource } from './source.ts';
import type { ReportPhoto, WalkReport } from './walk-report.ts';

export type ReportSpeech = {
	words: Messages;
	formats: Formats;
	/** Told after each photo that is ready to be drawn. */
	onPhoto?: (done: number, of: number) => void;
};

/** The whole report. Photos that cannot be shown are told of in their place; never throws for one. */
export async function writeReport(
	report: WalkReport,
	{ words, formats, onPhoto }: ReportSpeech,
): Promise<ArrayBuffer> {
	const [{ jsPDF }, fitted] = await Promise.all([import('jspdf'), fittedOf(report, onPhoto)]);
	const doc = new jsPDF({
		unit: 'pt',
		format: [paper.width, paper.height],
		putOnlyUsedFonts: true,
		floatPrecision: 2,
	});
	const pen = penOn(doc);
	const drawing = { pen, flow: flowOn(doc), m: words, f: formats };
	drawScorePage(report, drawing);
	drawSayings(report, fitted, drawing);
	drawSource(report, drawing);
	if (textsOf(report).some(losesSigns)) {
		drawing.flow.put([gap(2), ...pen.words(words.report.signs, styles.small, inner)]);
	}
	numberPages(report, pen, { words, formats });
	const isSpot = report.walk.kind === 'spot';
	const title = `${isSpot ? words.share.spotTitle : words.report.title}: ${report.site}, ${report.walk.day}`;
	doc.setProperties({ title: latinOf(title), creator: words.app.name });
	doc.setLanguage(formats.locale as Parameters<typeof doc.setLanguage>[0]);
	return doc.output('arraybuffer');
}

async function fittedOf(
	report: WalkReport,
	onPhoto: ReportSpeech['onPhoto'],
): Promise<Map<ReportPhoto, Fitted>> {
	const photos = [...report.intrusions, ...report.others].flatMap((point) => point.photos);
	const fitted = await fitPictures(photos, (done) => onPhoto?.(done, photos.length));
	return new Map(
		photos.map((photo, index) => [photo, fitted[index] ?? { kind: 'missing' as const }]),
	);
}

/** Whose report it is and which page, at the foot of each. */
function numberPages(
	{ site, walk }: WalkReport,
	pen: Pen,
	{ words, formats }: { words: Messages; formats: Formats },
): void {
	const pages = pen.doc.getNumberOfPages();
	const day = formats.calendarDay(walk.day, { year: 'numeric' });
	for (let page = 1; page <= pages; page += 1) {
		pen.doc.setPage(page);
		const number = words.report.page(page, pages);
		const width = pen.widthOf(number, styles.small);
		const top = paper.height - 25;
		pen.line(number, styles.small, paper.width - paper.side - width, top);
		const room = inner - width - 12;
		const whose = `${pen.clipped(site, styles.small, room - pen.widthOf(` · ${day}`, styles.small))} · ${day}`;
		pen.line(whose, styles.small, paper.side, top);
	}
}

/** All that people wrote. */
const textsOf = ({ site, who, areas, shift, walk, intrusions, others }: WalkReport): string[] => [
	...[site, shift ?? '', walk.voidReason ?? '', ...who, ...areas.map(({ name }) => name)],
	...[...intrusions, ...others].flatMap((point) => [
		...[point.note, point.statement, point.says, point.by ?? '', point.fixedBy ?? ''],
	]),
];
