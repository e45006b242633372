// How many answers one export may have: 60,000 make a workbook in five seconds on a laptop, of 600 MB.
import type { SheetKind } from './make-files.ts';

export const mostAnswers: Record<SheetKind, number> = {
	xlsx: 60_000,
	csv: 200_000,
	json: 200_000,
};
