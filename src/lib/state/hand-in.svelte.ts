// Walks from before somebody had an account, handed in to their business under their own name.
import { mayTell } from '#lib/domain/team/access.ts';
import { siteScope } from '#lib/domain/fact.ts';
import type { Site } from '#lib/domain/site/site.ts';
import { handable, handIn } from '#lib/local/hand-in.ts';
import { accountOf } from '#lib/local/link.ts';
import { allSites } from '#lib/local/places.ts';
import { classify } from '#lib/local/problem.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { inExample, phone } from './phone.svelte.ts';
import { ownOfPhone, within, type Own } from './settle.ts';
import { sync } from './sync.svelte.ts';
import { m } from './words.svelte.ts';

/** What could be handed in: the phone's own place, its walks that were not yet, and the sites for them. */
export type Offer = { own: Own; walks: number; sites: Site[] };

class HandingIn {
	offer = $state.raw<Offer | null>(null);
	isBusy = $state(false);

	async look(): Promise<void> {
		this.offer = inExample ? null : await offerNow().catch(() => null);
	}

	async handIn(site: string): Promise<void> {
		const { offer } = this;
		if (!offer || this.isBusy) return;
		this.isBusy = true;
		try {
			const done = await within(offer.own.name, (from) => handIn(from, phone, site, { here }));
			notices.say(m.people.handedIn(done.walks));
			sync.onNews();
		} catch (error) {
			notices.say(m.problem[classify(error)], 'bad');
		}
		this.isBusy = false;
		await this.look();
	}
}

export const handingIn = new HandingIn();

async function offerNow(): Promise<Offer | null> {
	const [account, own] = await Promise.all([phone.run(accountOf), ownOfPhone()]);
	if (!account || account.role === null || !own) return null;
	const { person, role } = account;
	const viewer = { person, role, sites: account.sites };
	const sites = (await phone.run(allSites)).filter(
		({ id, archived }) => !archived && mayTell(viewer, 'walk.start', siteScope(id)),
	);
	const walks = await within(own.name, (from) => handable(from, phone));
	const left = walks.filter(({ isHandedIn }) => !isHandedIn).length;
	return sites.length > 0 && left > 0 ? { own, walks: left, sites } : null;
}
