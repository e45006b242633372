// The first tables. `ops` refuses every UPDATE but a redaction, and every DELETE.
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of tables) await sql.raw(statement).execute(db);
}

/** Types that both databases know; bigint holds ms and seq, text holds JSON. */
const tables = [
	`create table settings (key text primary key, value text not null)`,
	`create table orgs (
		id text primary key, epoch text not null, head_seq bigint not null, chain text not null,
		dev text not null, dev_n bigint not null, durable_seq bigint not null,
		people_version bigint not null, photo_bytes bigint not null, created_at bigint not null)`,
	`create table ops (
		org text not null, seq bigint not null, op_id text not null, dev text not null,
		n bigint not null, kind text not null, v integer not null, scope text not null,
		ent text not null, walk text, parents text not null, at_dev double precision not null,
		off double precision not null, tpl text, seen bigint, person text not null,
		at_srv bigint not null, time double precision, body text, content text not null,
		h text not null, chain text not null,
		primary key (org, seq), unique (org, op_id), unique (org, dev, n))`,
	`create index ops_by_scope on ops (org, scope, seq)`,
	`create index ops_by_walk on ops (org, walk, seq)`,
	`create table quarantine (
		org text not null, id text not null, op_id text, dev text, n bigint, device text not null,
		person text not null, at_srv bigint not null, st text not null, code text not null,
		text text not null, raw text not null, seen bigint, resolved_at bigint, resolved_by text,
		resolution text, reason text, primary key (org, id))`,
	`create index quarantine_by_op on quarantine (org, op_id)`,
	`create table members (
		org text not null, person text not null, name text not null, role text not null,
		sites text not null, from_seq bigint not null, to_seq bigint, since bigint not null,
		primary key (org, person))`,
	`create index members_by_person on members (person)`,
	`create table devices (
		org text not null, id text not null, person text not null, token_hash text not null unique,
		label text not null, dev text, app text, off double precision, pending_ops bigint not null,
		pending_photos bigint not null, oldest_pending double precision, pulled_seq bigint not null,
		created_at bigint not null, last_seen bigint, revoked_at bigint, primary key (org, id))`,
	`create table invitations (
		id text primary key, org text, kind text not null, token_hash text not null unique,
		code_hash text, role text, sites text, person text, uses_left integer not null,
		expires_at bigint not null, created_by text, created_at bigint not null, revoked_at bigint)`,
	`create index invitations_by_code on invitations (code_hash)`,
	`create table attempts (key text primary key, since bigint not null, count integer not null)`,
	`create table audits (
		org text not null, scope text not null, walk text not null, site text not null,
		person text not null, last_seq bigint not null, sealed_seq bigint, published_seq bigint,
		primary key (org, scope))`,
	`create table photos (
		org text not null, sha text not null, bytes bigint not null, mime text not null,
		state text not null, declared_at bigint not null, stored_at bigint, primary key (org, sha))`,
	`create table photo_refs (
		org text not null, sha text not null, ref text not null, scope text not null,
		walk text not null, photo text not null, person text not null, device text not null,
		is_hidden integer not null, primary key (org, sha, ref))`,
	`create index photo_refs_by_photo on photo_refs (org, photo)`,
	`create table projections (
		org text not null, noun text not null, key text not null, scope text not null, walk text,
		row text not null, primary key (org, noun, key))`,
	`create index projections_by_walk on projections (org, walk, noun)`,
	`create table walk_summaries (
		org text not null, site text not null, month text not null, walk text not null,
		scope text not null, kind text not null, state text not null, person text not null,
		walked_at double precision not null, summary text, primary key (org, walk))`,
	`create index walk_summaries_by_time on walk_summaries (org, site, walked_at)`,
];
