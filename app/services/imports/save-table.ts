import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { counted } from "#app/domain/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { type ReadTable, readTable, type TableOptions } from "#app/exchange/tables/read-table.ts";
import type { Store } from "#db/store.ts";
import { type SavedStudy, saveStudy } from "../save-study.ts";
import { findDocument } from "./find-here.ts";

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
		super(
			"invalid",
			first
				? `${counted(table.badCells.length, "cell")} cannot be read: line ${first.line}, ${first.reason}`
				: "No row of this table makes a study.",
		);
		this.table = table;
	}
}

export interface SavedTable {
	saved: SavedStudy[];
	/** Studies that are here already, by their registry number or equal in everything: they were left alone. */
	here: string[];
}

/**
 * Saves the studies of a table, all of them in one transaction or none.
 * @throws BadTable, or Problem `invalid` that names the study that cannot be saved
 */
export function saveTable(store: Store, request: TableRequest): SavedTable {
	const { text, options, skipBadRows, publish, actor, reason } = request;
	requireEditing(actor);
	const table = readTable(text, options);
	if ((table.badCells.length > 0 && !skipBadRows) || table.studies.length === 0) throw new BadTable(table);
	const visibility = publish ? "published" : "draft";
	return store.sqlite
		.transaction(() => {
			const result: SavedTable = { saved: [], here: [] };
			for (const { name, document } of table.studies) {
				const found = findDocument(store, document, undefined);
				if (found) result.here.push(found.study.slug);
				else result.saved.push(named(name, () => saveStudy(store, { document, visibility, actor, reason })));
			}
			return result;
		})
		.immediate();
}

function named<T>(name: string, save: () => T): T {
	try {
		return save();
	} catch (error) {
		if (!(error instanceof Problem) || error.kind !== "invalid") throw error;
		throw new Problem("invalid", `${name}: ${error.message} Nothing of the table was saved.`);
	}
}
