// What an export is made of: walks as the phone holds them, and what a walk does not know of itself.
import type { Language } from '#lib/domain/checklist/checklist.ts';
import type { SiteDetails } from '#lib/domain/site/site.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import type { Versions } from '#lib/domain/walk/mark.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';

/** One walk with all that was ever told of it; voided and unfinished ones too. */
export type WalkHeld = {
	walk: Walk;
	versions: Versions;
	rows: readonly AnswerRow[];
	/** Hidden ones too. */
	photos: readonly PhotoRow[];
};

/** One finished walk of which this phone holds nothing but its summary. */
export type WalkSummarized = { summary: WalkSummary; versions: Versions };

export type SheetContext = {
	language: Language;
	siteName: (site: string) => string;
	/** The number of a list's version by its tpl; null while no server has given it one. */
	versionNumber?: (tpl: string) => number | null;
	/** Zone and shifts of a site: a summary knows neither. */
	clockOf?: (site: string) => Pick<SiteDetails, 'tz' | 'shifts'> | null;
	/** Who told an operation, by its id. */
	who?: (op: string) => string | null;
};
