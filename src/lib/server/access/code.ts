// Short codes that people read to each other and type.

/** Signs of a code: 8 of 27 are 38 bits, guarded by limits.ts and a short life. */
export const codeLength = 8;

/** In two groups, as it is easiest to read aloud: «K7QM-2XNT». */
export const codeForPeople = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** The code someone meant: small letters, spaces and dashes are as good. */
export const codeAsTyped = (text: string): string => text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
