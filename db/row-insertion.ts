import type { Statement } from "better-sqlite3";
import type { Column } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { getTableColumns, getTableName } from "./drizzle.ts";
import type { Store } from "./store.ts";

/** Adds rows to a table; what a row leaves out becomes null. */
export interface RowInsertion<Row> {
	/** @returns the row's id, where the table has ids */
	run(row: Row): number;
}

/**
 * A prepared insert of whole rows, values as the schema encodes them (yes-or-no as 1 and 0, lists as JSON).
 * Drizzle's own would build the statement anew, or encode each value through several calls.
 */
export function prepareInsertion<Table extends SQLiteTable>(
	store: Store,
	table: Table,
): RowInsertion<Table["$inferInsert"]> {
	const { columns, valuesOf } = rowEncoding(table);
	const statement: Statement<unknown[]> = store.sqlite.prepare(
		`insert into "${getTableName(table)}" (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
	);
	return { run: (row) => Number(statement.run(valuesOf(row)).lastInsertRowid) };
}

/** The columns of a table, as SQL names them, and a row's values in their order, as SQLite keeps them. */
export function rowEncoding(table: SQLiteTable) {
	const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !isRowId(column));
	const fields = columns.map(([field, column]) => ({ field, encode: encoderOf(column) }));
	return {
		columns: columns.map(([, column]) => `"${column.name}"`),
		valuesOf: (row: Record<string, unknown>) => fields.map(({ field, encode }) => encode(row[field])),
	};
}

/** SQLite gives the number itself. */
const isRowId = (column: Column) => column.primary && column.getSQLType() === "integer";

type Encode = (value: unknown) => unknown;

function encoderOf(column: Column): Encode {
	if (column.dataType === "string" || column.dataType === "number") return (value) => value ?? null;
	return (value) => (value === undefined || value === null ? null : column.mapToDriverValue(value));
}
