// What an owner reads first, and in which order the rest follows.
import type { Overview } from './overview.ts';
import type { SiteOverview } from './site-overview.ts';
import type { Story } from './stories.ts';

export type SiteStory = { site: SiteOverview; story: Story };

/**
 * `few`: no line has limits yet, and the nearest still needs so many walks. `calm`: there are limits
 * and nothing to tell.
 */
export type Headline =
	| { kind: 'story'; told: SiteStory }
	| { kind: 'calm' }
	| { kind: 'few'; missing: number }
	| { kind: 'empty' };

export type Telling = {
	headline: Headline;
	/** What else holds now or did lately, after the headline's own. */
	others: SiteStory[];
	/** What is over, newest first. */
	past: SiteStory[];
};

/** Worse before better; each by site, the worst site first. */
export function tellingOf({ sites }: Pick<Overview, 'sites'>): Telling {
	const all = sites.flatMap((site) => site.stories.map((story) => ({ site, story })));
	const now = all.filter(isNow);
	const [first, ...others] = [...now.filter(isWorse), ...now.filter((one) => !isWorse(one))];
	const past = all
		.filter((one) => !isNow(one))
		.sort((a, b) => b.story.lead.last.walkedAt - a.story.lead.last.walkedAt);
	return { headline: first ? { kind: 'story', told: first } : quietOf(sites), others, past };
}

const isNow = ({ story }: SiteStory): boolean => story.isPresent || story.isRecent;
const isWorse = ({ story }: SiteStory): boolean => story.lead.side === 'worse';

function quietOf(sites: readonly SiteOverview[]): Headline {
	if (sites.every(({ walks }) => walks === 0)) return { kind: 'empty' };
	if (sites.some(({ quiet, stories }) => quiet + stories.length > 0)) return { kind: 'calm' };
	return { kind: 'few', missing: Math.min(...sites.map(({ missing }) => missing)) };
}
