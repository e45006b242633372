// The work that is relayed: walks of sixty items, every one of them answered.
import type { Checklist } from '#lib/domain/checklist/checklist.ts';
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import { setArea, setSite } from '#lib/domain/site/site.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Answer } from '#lib/domain/walk/answer.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { aChecklist, publishList } from '../../support/builders.ts';
import { anItem } from '../../support/marks.ts';

export const itemsPerWalk = 60;

const list: Checklist = aChecklist(
	'hall',
	Array.from({ length: itemsPerWalk }, (_, at) => anItem(`item-${at}`)),
);

/** One place with one long list; `walks` go through all of it, the last one as far as needed. */
export function theWork(here: Here, answers: number): { place: Fact[]; walks: Fact[][] } {
	const id = here.newId();
	const details = {
		name: 'La Fonda',
		...{ sector: 'restaurant' as const, region: 'MX', tz: 'America/Mexico_City', cut: 240 },
		shifts: [],
	};
	const area = { id: 'hall', name: 'Salón', list: 'hall', order: 1, archived: false };
	const place = [publishList(list), setSite(id, details), setArea(id, area)];
	const tpl = contentHash(list);
	const walks: Fact[][] = [];
	for (let left = answers; left > 0; left -= itemsPerWalk) {
		const areas = [{ id: 'hall', name: 'Salón', list: 'hall', tpl, exempt: [] }];
		const start = startWalk({ ...details, id }, areas, here);
		const walk = { id: start.ent, site: id, kind: 'house' } as Walk;
		const said = list.items.slice(0, left).map((item, at) => {
			const point = { walk: walk.id, site: id, area: 'hall', item: item.id, tpl };
			return answerItem(point, answerAt(at + left));
		});
		walks.push([start, ...said, ...finishWalk(walk, said.length)]);
	}
	return { place, walks };
}

/** Mostly good, as places are. */
const answerAt = (at: number): Answer => ({ kind: at % 6 === 0 ? 'fail' : 'pass' });
