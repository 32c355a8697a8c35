import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { counted } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { keptStudyText } from "#app/exchange/tables/kept-study.ts";
import {
	type ReadTable,
	readTable,
	type TableOptions,
	type TableStudy,
} from "#app/exchange/tables/read-table.ts";
import type { Store } from "#db/store.ts";
import { insertImport, insertRecord, setImportState } from "#db/write-import.ts";
import { startImport } from "./run-import.ts";

export interface TableRequest {
	/** The file's name, or how else people will know it again. */
	name: string;
	text: string;
	options?: TableOptions;
	/** Leave out the rows with bad cells, instead of saving nothing. */
	skipBadRows: boolean;
	publish: boolean;
	/** Lay what the table says over studies that are here, without anybody being asked. */
	update: boolean;
	actor: Actor;
	/** Why, kept with each version. */
	reason: string;
}

/** Cells stand in the way of saving a table. Carries the table, so that it can be shown. */
export class BadTable extends Problem {
	readonly table: ReadTable;

	constructor(table: ReadTable) {
		const [first] = table.badCells;
		const [asked] = table.questions;
		super(
			"invalid",
			asked
				? `${asked.line === undefined ? "" : `Line ${asked.line}: `}${asked.text} ${asked.advice}.`
				: first
					? `${counted(table.badCells.length, "cell")} cannot be read: line ${first.line}, ${first.reason}`
					: "No row of this table makes a study.",
		);
		this.table = table;
	}
}

/**
 * Keeps the studies of a table as the records of an import, all of them or none, and sets it to work; so that a
 * large table is saved, stopped, gone on with and merged like any other delivery.
 * @returns the import's id, and what was concluded in reading the table
 * @throws BadTable, or Problem `invalid` that names the study which errors keep from being published
 */
export function keepTable(
	store: Store,
	request: TableRequest,
): { id: number; remarks: ReadTable["remarks"] } {
	const { name, text, options, skipBadRows, publish, update, actor, reason } = request;
	requireEditing(actor);
	const table = readTable(text, options);
	const isUnread = table.badCells.length > 0 && !skipBadRows;
	if (table.questions.length > 0 || isUnread || table.studies.length === 0) throw new BadTable(table);
	if (publish) for (const study of table.studies) holdPublishable(study);
	const createdBy = actorIdOf(actor);
	const at = new Date().toISOString();
	const keep = store.sqlite.transaction(() => {
		const id = insertImport(store, {
			name: name.slice(0, 300),
			publish,
			update,
			reason,
			createdBy,
			createdAt: at,
		});
		for (const [position, study] of table.studies.entries()) {
			const lines = study.rows.map((row) => table.rows[row]?.line ?? 0);
			const record = keptStudyText(study.name, lines, study.said);
			insertRecord(store, {
				...{ importId: id, position, label: study.name.slice(0, 300), format: "document" },
				place: `${name.slice(-200)}:${lines[0]}`,
				raw: deflateSync(record, { level: 3 }),
				hash: createHash("sha256").update(record).digest("hex"),
				...{ state: "waiting", message: null },
			});
		}
		setImportState(store, id, "open", ["receiving"]);
		startImport(store, id);
		return id;
	});
	return { id: keep.immediate(), remarks: table.remarks };
}

function holdPublishable({ name, document }: TableStudy) {
	const error = checkStudy(document).find(({ level }) => level === "error");
	if (error)
		throw new Problem(
			"invalid",
			`${name} has an error, so that it cannot be published: ${error.message} Nothing of the table was saved.`,
		);
}
