import type { Actor } from "#app/auth/viewer.ts";
import { counted } from "#app/domain/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { type ReadTable, readTable, type TableOptions } from "#app/exchange/tables/read-table.ts";
import type { Store } from "#db/store.ts";
import { type SavedStudy, saveStudy } from "../save-study.ts";

export interface TableRequest {
	text: string;
	options?: TableOptions;
	/** Leave out the rows with bad cells, instead of saving nothing. */
	skipBadRows: boolean;
	publish: boolean;
	actor: Actor;
	/** Why, kept with each version. */
	reason: string;
}

/** Cells stand in the way of saving a table. Carries the table, so that it can be shown. */
export class BadTable extends Problem {
	readonly table: ReadTable;

	constructor(table: ReadTable) {
		const [first] = table.badCells;
		const where = first ? `: line ${first.line}, ${first.reason}` : "";
		super("invalid", `${counted(table.badCells.length, "cell")} cannot be read${where}`);
		this.table = table;
	}
}

/**
 * Saves the studies of a table, all of them in one transaction or none.
 * @throws BadTable, or Problem `invalid` that names the study that cannot be saved
 */
export function saveTable(store: Store, request: TableRequest): SavedStudy[] {
	const { text, options, skipBadRows, publish, actor, reason } = request;
	const table = readTable(text, options);
	if (table.badCells.length > 0 && !skipBadRows) throw new BadTable(table);
	if (table.studies.length === 0) throw new BadTable(table);
	const visibility = publish ? "published" : "draft";
	return store.sqlite
		.transaction(() =>
			table.studies.map(({ name, document }) => {
				try {
					return saveStudy(store, { document, visibility, actor, reason });
				} catch (error) {
					if (!(error instanceof Problem) || error.kind !== "invalid") throw error;
					throw new Problem("invalid", `${name}: ${error.message} Nothing of the table was saved.`);
				}
			}),
		)
		.immediate();
}
