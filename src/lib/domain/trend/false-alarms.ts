// How often the rules cry wolf where nothing changed: told beside every list of signals.

/** Chance that 20 judged walks of a stable series raise S1 or S2 (scoring.md 2.3). */
export const falseAlarmShare = 0.134;
const walksOfShare = 20;

/** False alarms to expect of so many judged walks, all series together. */
export const expectedFalseAlarms = (judgedWalks: number): number =>
	(falseAlarmShare * judgedWalks) / walksOfShare;

/** The chance of at least one. */
export const falseAlarmChance = (judgedWalks: number): number =>
	1 - (1 - falseAlarmShare) ** (judgedWalks / walksOfShare);
