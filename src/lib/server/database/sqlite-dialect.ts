// Kysely on Node's own SQLite: statements are prepared once, and a transaction takes its lock at once.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
	CompiledQuery,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type Driver,
	type SqliteDialectConfig,
	type SqliteStatement,
} from 'kysely';

/** So many prepared statements are kept; the number of different queries is far below it. */
const most = 500;

/** Opens (or makes) the file as sync.md demands: WAL, every commit on disk, patient with others. */
export function openSqlite(file: string): DatabaseSync {
	const database = new DatabaseSync(file);
	database.exec('PRAGMA journal_mode = WAL');
	database.exec('PRAGMA synchronous = FULL');
	database.exec('PRAGMA busy_timeout = 5000');
	database.exec('PRAGMA foreign_keys = ON');
	return database;
}

export class NodeSqliteDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;
	readonly #database: DatabaseSync;

	constructor(database: DatabaseSync) {
		const config: SqliteDialectConfig = { database: preparing(database) };
		super(config);
		this.#config = config;
		this.#database = database;
	}

	override createDriver(): Driver {
		return new ImmediateDriver(this.#config, this.#database);
	}
}

/** A deferred transaction that turns into a writer may find another writer before it, and fail. */
class ImmediateDriver extends SqliteDriver {
	readonly #database: DatabaseSync;

	constructor(config: SqliteDialectConfig, database: DatabaseSync) {
		super(config);
		this.#database = database;
	}

	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	/** A full disk undoes the transaction by itself; what it says must not be lost over that. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		if (this.#database.isTransaction) await super.rollbackTransaction(connection);
	}
}

function preparing(database: DatabaseSync) {
	const known = new Map<string, SqliteStatement>();
	return {
		close: () => database.close(),
		prepare: (text: string): SqliteStatement => {
			const before = known.get(text);
			if (before) return before;
			if (known.size >= most) known.clear();
			const made = asKyselyKnowsIt(database.prepare(text));
			known.set(text, made);
			return made;
		},
	};
}

const asKyselyKnowsIt = (statement: StatementSync): SqliteStatement => ({
	reader: statement.columns().length > 0,
	all: (values) => statement.all(...(values as SQLInputValue[])),
	run: (values) =>
		Array.isArray(values[0])
			? runEach(statement, values as SQLInputValue[][])
			: statement.run(...(values as SQLInputValue[])),
	iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
});

/** A list of lists: the statement is run once for each, as `runBulk` wants it. */
function runEach(statement: StatementSync, lines: readonly SQLInputValue[][]) {
	for (const line of lines) statement.run(...line);
	return { changes: lines.length, lastInsertRowid: 0 };
}
