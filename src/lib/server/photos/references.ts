// Who still speaks of a picture, and who may see it because of that.
import { maySee, type AuditScope, type Viewer } from '#lib/domain/team/access.ts';
import type { Named, PhotoContext } from './context.ts';

/** Whether any operation that is visible, or waits for an owner's decision, tells of the picture. */
export async function isReferred(
	{ db }: Pick<PhotoContext, 'db'>,
	{ org, sha }: Named,
): Promise<boolean> {
	const found = await db
		.selectFrom('photo_refs as r')
		.leftJoin('quarantine as q', (join) =>
			join
				.onRef('q.org', '=', 'r.org')
				.onRef('q.op_id', '=', 'r.ref')
				.on('q.resolved_at', 'is', null),
		)
		.select('r.ref')
		.where('r.org', '=', org)
		.where('r.sha', '=', sha)
		.where((eb) => eb.or([eb('r.is_hidden', '=', 0), eb('q.id', 'is not', null)]))
		.limit(1)
		.executeTakeFirst();
	return found !== undefined;
}

/** Whether somebody may see the picture: because of any one operation that they may see. */
export async function mayView(
	context: Pick<PhotoContext, 'db'>,
	{ org, sha }: Named,
	viewer: Viewer,
): Promise<boolean> {
	const rows = await context.db
		.selectFrom('photo_refs')
		.select('scope')
		.distinct()
		.where('org', '=', org)
		.where('sha', '=', sha)
		.where('is_hidden', '=', 0)
		.execute();
	const scopes = rows.map(({ scope }) => scope);
	const audits = await auditsOf(context, org, scopes);
	return scopes.some((scope) => maySee(viewer, { kind: 'photo.add', scope }, audits));
}

/** What is known of those of the scopes that are spot checks. */
export async function auditsOf(
	{ db }: Pick<PhotoContext, 'db'>,
	org: string,
	scopes: readonly string[],
): Promise<(scope: string) => AuditScope | undefined> {
	const audits = scopes.filter((scope) => scope.startsWith('audit:'));
	if (audits.length === 0) return () => undefined;
	const rows = await db
		.selectFrom('audits')
		.select(['scope', 'person', 'site', 'published_seq'])
		.where('org', '=', org)
		.where('scope', 'in', audits)
		.execute();
	const known = new Map(
		rows.map(({ scope, person, site, published_seq }) => [
			scope,
			{ person, site, isPublished: published_seq !== null },
		]),
	);
	return (scope) => known.get(scope);
}
