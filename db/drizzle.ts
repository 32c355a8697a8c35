import { createRequire } from "node:module";
import type { Column, SQL } from "drizzle-orm";

/**
 * Drizzle as its CommonJS files. Node looks up the package.json of a package for each of its ES modules, and that of
 * Drizzle is so large that loading them takes 0.4 s and leaves every process and thread 180 MB larger.
 */
// Where drizzle-kit reads the schema there is no import.meta.
const load = createRequire(import.meta.url ?? __filename);

export const {
	and,
	asc,
	count,
	desc,
	eq,
	exists,
	getTableColumns,
	getTableName,
	gt,
	gte,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	max,
	ne,
	notInArray,
	or,
	sql,
} = load("drizzle-orm") as typeof import("drizzle-orm");
export const {
	alias,
	blob,
	check,
	foreignKey,
	getTableConfig,
	index,
	integer,
	primaryKey,
	SQLiteTable,
	sqliteTable,
	text,
	uniqueIndex,
} = load("drizzle-orm/sqlite-core") as typeof import("drizzle-orm/sqlite-core");
export const { drizzle } = load("drizzle-orm/better-sqlite3") as typeof import("drizzle-orm/better-sqlite3");
export const { migrate: runMigrations } = load(
	"drizzle-orm/better-sqlite3/migrator",
) as typeof import("drizzle-orm/better-sqlite3/migrator");

/** Whether a column has the value of a placeholder. */
export const isGiven = (column: Column, name: string) => eq(column, sql.placeholder(name));

/** A placeholder of a prepared update's `set`, which takes no bare one. Its value is given as SQLite keeps it. */
export const given = (name: string) => sql`${sql.placeholder(name)}`;

/** The columns of a prepared update's `set`, each of which takes the value of the placeholder of its name. */
export const allGiven = <Name extends string>(...names: Name[]) =>
	Object.fromEntries(names.map((name) => [name, given(name)])) as Record<Name, ReturnType<typeof given>>;

/** Placeholders by name, for the values of a prepared insert. */
export const placeholders = <Name extends string>(...names: Name[]) =>
	Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as {
		[N in Name]: ReturnType<typeof sql.placeholder<N>>;
	};

/** Whether a column is one of the values of a placeholder, which is given them as JSON. */
export const oneOf = (column: Column | SQL, name: string) =>
	sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;
