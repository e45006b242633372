// The live question of the frame around every screen: which place, which business, who looks.
import type { OrganizationRow } from '#lib/domain/team/member.ts';
import type { PhoneDatabase } from './database.ts';
import { placeAt, type Place } from './places.ts';
import { lookingNow, type Looking } from './viewer.ts';

export type Frame = {
	place: Place | null;
	organization: OrganizationRow | null;
	looking: Looking;
	/** How numbers and dates are written: the business's region, else the site's. */
	region: string | null;
};

export const frameNow =
	(chosen: string | null) =>
	async (db: PhoneDatabase): Promise<Frame> => {
		const [place, orgs, looking] = await Promise.all([
			placeAt(chosen)(db),
			db.orgs.toArray(),
			lookingNow(db),
		]);
		const organization = orgs.find(({ id }) => id === looking.org) ?? orgs[0] ?? null;
		const region = organization?.region ?? place?.site.region ?? null;
		return { place, organization, looking, region };
	};
