// Operations announce pictures whose bytes travel beside them: which may come, and who is shown them.
import type { Told } from '#lib/domain/fact.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import type { PhotoRefsTable } from '../database/tables/photos.ts';
import { rowIn, type Ledger } from './ledger.ts';

type Teller = { ref: string; person: string; device: string };

/** After the operation was folded. A picture that stays on its phone is never waited for. */
export function declarePhotos(ledger: Ledger, told: Told, by: Teller): void {
	if (told.kind === 'photo.hide') ledger.hidden.add(told.ent);
	if (told.kind === 'photo.hide' && told.body.why === 'blurred') ledger.blurred.add(told.ent);
	if (told.kind !== 'photo.add' || told.body.staysHere) return;
	const isHidden = rowIn<PhotoRow>(ledger, 'photos', told.ent)?.hidden === true;
	declare(ledger, told);
	ledger.refs.push({ ...refOf(ledger, told, by), is_hidden: isHidden ? 1 : 0 });
}

/** The picture of an operation in quarantine is kept with it, and shown to nobody. */
export function declareHidden(ledger: Ledger, told: Told, by: Teller): void {
	if (told.kind !== 'photo.add' || told.body.staysHere) return;
	declare(ledger, told);
	ledger.hiddenRefs.push({ ...refOf(ledger, told, by), is_hidden: 1 });
}

function declare({ org, now, photos }: Ledger, { body }: Told<'photo.add'>): void {
	const { sha, bytes, mime } = body;
	if (photos.some((photo) => photo.sha === sha)) return;
	const arrival = { state: 'declared' as const, declared_at: now, stored_at: null };
	photos.push({ org: org.id, sha, bytes, mime, ...arrival });
}

const refOf = (
	{ org }: Ledger,
	{ scope, ent, body }: Told<'photo.add'>,
	{ ref, person, device }: Teller,
): Omit<PhotoRefsTable, 'is_hidden'> => ({
	...{ org: org.id, sha: body.sha, ref, scope },
	...{ walk: body.walk, photo: ent, person, device },
});
