// Pictures that operations told of and that have not arrived: by walk, phone and person.
import { maySee, type Viewer } from '#lib/domain/team/access.ts';
import type { PhotoContext } from './context.ts';
import { auditsOf } from './references.ts';

/** `label` is what the phone's person would recognise it by; `since` in ms, of the oldest. */
export type Announced = {
	walk: string;
	device: string;
	label: string | null;
	person: string;
	name: string | null;
	photos: number;
	since: number;
};

/** Only what the viewer may see, the longest awaited first. */
export async function announcedPhotos(
	context: Pick<PhotoContext, 'db'>,
	org: string,
	viewer: Viewer,
): Promise<Announced[]> {
	const rows = await awaited(context, org);
	const audits = await auditsOf(context, org, [...new Set(rows.map(({ scope }) => scope))]);
	const lines = new Map<string, Announced>();
	for (const { scope, walk, device, label, person, name, since } of rows) {
		if (!maySee(viewer, { kind: 'photo.add', scope }, audits)) continue;
		const key = [walk, device, person].join(' ');
		const line = lines.get(key) ?? { walk, device, label, person, name, photos: 0, since };
		line.photos += 1;
		lines.set(key, line);
	}
	return [...lines.values()];
}

const awaited = ({ db }: Pick<PhotoContext, 'db'>, org: string) =>
	db
		.selectFrom('photos as p')
		.innerJoin('photo_refs as r', (join) =>
			join.onRef('r.org', '=', 'p.org').onRef('r.sha', '=', 'p.sha'),
		)
		.leftJoin('devices as d', (join) =>
			join.onRef('d.org', '=', 'r.org').onRef('d.id', '=', 'r.device'),
		)
		.leftJoin('members as m', (join) =>
			join.onRef('m.org', '=', 'r.org').onRef('m.person', '=', 'r.person'),
		)
		.select(['r.sha', 'r.scope', 'r.walk', 'r.device', 'r.person'])
		.select(['d.label', 'm.name', 'p.declared_at as since'])
		.distinct()
		.where('p.org', '=', org)
		.where('p.state', '=', 'declared')
		.where('r.is_hidden', '=', 0)
		.orderBy('p.declared_at')
		.execute();
