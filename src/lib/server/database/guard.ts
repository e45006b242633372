// `ops` is append-only by the database's own law: only a redaction may change a row, and only its body.
import type { Engine } from './database.ts';

/** Every column but the body, which a redaction sets to null. */
const kept = [
	...['org', 'seq', 'op_id', 'dev', 'n', 'kind', 'v', 'scope', 'ent', 'walk', 'parents'],
	...['at_dev', 'off', 'tpl', 'seen', 'person', 'at_srv', 'time', 'content', 'h', 'chain'],
];

/** Statements that may be run at every start. */
export const guardTheLog = (engine: Engine): string[] =>
	engine === 'sqlite' ? onSqlite : onPostgres;

const onSqlite = [
	`create trigger if not exists ops_no_delete before delete on ops
		begin select raise(abort, 'ops is append-only'); end`,
	`create trigger if not exists ops_no_update before update on ops
		when new.body is not null ${kept.map((name) => `or new.${name} is not old.${name}`).join(' ')}
		begin select raise(abort, 'ops is append-only'); end`,
];

const onPostgres = [
	`create or replace function ops_append_only() returns trigger language plpgsql as $$
		begin raise exception 'ops is append-only'; end $$`,
	`create or replace trigger ops_no_delete before delete or truncate on ops
		for each statement execute function ops_append_only()`,
	`create or replace trigger ops_no_update before update on ops for each row
		when (new.body is not null ${kept
			.map((name) => `or new.${name} is distinct from old.${name}`)
			.join(' ')})
		execute function ops_append_only()`,
];
