// People who tap anything at all, by seeded chance.
import type { Site } from '#lib/domain/site/site.ts';
import { tapOn, type Tap } from '../support/phone.ts';
import type { Chance } from './chance.ts';
import type { NearPhone } from './near.ts';

// prettier-ignore
const kinds = [
	'start', 'answer', 'answer', 'answer', 'answer', 'note', 'fix', 'unfix', 'photo', 'mark', 'hide',
	'finish', 'reopen', 'void', 'site', 'area', 'exempt', 'publish', 'restart', 'remark', 'unmark',
] as const satisfies Tap['what'][];

export const anyTapOn = (phone: NearPhone, site: Site, chance: Chance): Promise<void> =>
	tapOn(
		phone.phone,
		site,
		{ what: chance.one(kinds), a: chance.below(50), b: chance.below(50) },
		phone.here,
	);
