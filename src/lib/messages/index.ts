// Spanish is always there; English is fetched when it is spoken.
import type { Language } from '#lib/domain/checklist/checklist.ts';
import { es, type Messages } from './es.ts';

export type { Messages };
export { es };

export const messagesIn = async (language: Language): Promise<Messages> =>
	language === 'en' ? (await import('./en.ts')).en : es;
