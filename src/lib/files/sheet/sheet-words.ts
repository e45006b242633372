// The words of a sheet, picked out as plain text: messages hold functions, which no worker is given.
import type { Messages } from '#lib/messages/index.ts';

export type SheetWords = ReturnType<typeof sheetWords>;

export function sheetWords({ sheet, takeAway, bands, dimensions, walk, photo }: Messages) {
	const { walks, answers, photos, yes, states, kinds, heads } = sheet;
	const { unanswered, scale, skip, reasons, pass, fail, na } = walk;
	const { before, after } = photo;
	const { detail, whole, summary } = takeAway;
	return {
		...{ walks, answers, photos, yes, states, kinds, heads, bands, dimensions },
		...{ detail, whole, summary },
		walk: { unanswered, scale, skip, reasons, pass, fail, na },
		photo: { before, after },
	};
}
