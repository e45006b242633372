// The words of a sheet, picked out as plain text: messages hold functions, which no worker is given.
import type { Messages } from '#lib/messages/index.ts';

export type SheetWords = ReturnType<typeof sheetWords>;

export function sheetWords({ sheet, bands, dimensions, walk, photo }: Messages) {
	const { walks, answers, photos, yes, states, kinds, heads } = sheet;
	const { unanswered, scale, skip, reasons, pass, fail, na } = walk;
	const { before, after } = photo;
	return {
		...{ walks, answers, photos, yes, states, kinds, heads, bands, dimensions },
		walk: { unanswered, scale, skip, reasons, pass, fail, na },
		photo: { before, after },
	};
}
