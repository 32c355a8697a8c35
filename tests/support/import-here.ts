import { join } from "node:path";
import type { DeliveredFile } from "#app/services/imports/delivered-files.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { runBatch, startImport } from "#app/services/imports/run-import.ts";
import { getImport, type ImportRecord, listRecords } from "#db/queries/imports.ts";
import { openStore, type Store } from "#db/store.ts";
import { copyPrepared } from "./prepared-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A database of its own for one test, gone when it is disposed of. */
export function temporaryStore(): { store: Store; [Symbol.dispose](): void } {
	const folder = temporaryFolder();
	const path = join(folder.path, "test.db");
	copyPrepared(path, { samples: false });
	const store = openStore(path);
	store.sqlite.pragma("synchronous = OFF");
	return {
		store,
		[Symbol.dispose]() {
			store.close();
			folder[Symbol.dispose]();
		},
	};
}

const DELIVERY = {
	name: "Test",
	publish: false,
	update: false,
	reason: "Test",
	actor: { kind: "system" },
} as const;

/** Imports records to the end, and tells what became of each. */
export async function importHere(
	store: Store,
	files: Iterable<DeliveredFile> | AsyncIterable<DeliveredFile>,
	settings: { publish?: boolean; onlySure?: boolean; update?: boolean } = {},
): Promise<ImportRecord[]> {
	const { importId, refused } = await receiveRecords(store, { ...DELIVERY, ...settings }, files);
	if (importId === undefined) throw new Error(refused.map(({ message }) => message).join(" "));
	startImport(store, importId);
	while (runBatch(store, importId));
	if (getImport(store, importId)?.state !== "finished") throw new Error("The import stopped");
	return listRecords(store, importId, { after: -1, limit: 1000 });
}

export const jsonFile = (...records: unknown[]): DeliveredFile[] => [
	{ name: "test.json", chunks: [JSON.stringify(records)] },
];
