// What each character of a summary says, as numbers: read once from `markOfOutcome`.
import { quartersOf } from '../score/score.ts';
import { isCriticalFail, isIntrusion } from '../walk/answer.ts';
import { markOfOutcome } from '../walk/summary.ts';

/** Bits of `says`. */
export const bit = { applies: 1, scores: 2, intrudes: 4, isCriticalFail: 8, isFixed: 16 };

/** Codes from here on are nobody's: they read as unanswered. */
const codes = 128;
const marks = Array.from({ length: codes }, (_, code) => markOfOutcome(String.fromCharCode(code)));
type Said = (typeof marks)[number];

/** By code: quarters earned, 0 where there are none. */
export const quarters = Uint8Array.from(marks, ({ answer }) => quartersOf(answer) ?? 0);

/** By code: quarters that fixing on the spot brought back. */
export const regained = Uint8Array.from(marks, ({ answer, fixed }) =>
	fixed ? 4 - (quartersOf(answer) ?? 4) : 0,
);

/** By code: some of the bits. A critical fail is one only of a critical item. */
export const says = Uint8Array.from(marks, ({ answer, fixed }: Said) =>
	[
		answer?.kind !== 'na' && bit.applies,
		quartersOf(answer) !== null && bit.scores,
		isIntrusion(answer) && bit.intrudes,
		isCriticalFail({ critical: true }, answer) && bit.isCriticalFail,
		fixed && bit.isFixed,
	].reduce<number>((bits, one) => bits | Number(one), 0),
);

const unanswered = '.'.charCodeAt(0);

/** The code at a place; of a row too short, or of an unknown character, that of «unanswered». */
export function codeAt(told: string, place: number): number {
	if (place >= told.length) return unanswered;
	const code = told.charCodeAt(place);
	return code < codes ? code : unanswered;
}
