import { writeInBulk } from "#db/bulk-writing.ts";
import { getImport } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { makeWay } from "#db/write-turn.ts";
import { ReadAhead } from "./read-ahead.ts";
import { type OnFault, runBatch } from "./run-import.ts";

/** For fewer records a second thread has hardly begun before all is done. */
const WORTH_A_THREAD = 200;

/**
 * Runs an import batch after batch until no record waits, or somebody asks it to stop.
 * @param store a connection that nobody else uses meanwhile
 * @param onFault is told of what of a record met a fault of the program
 * @param between is awaited after each batch, so that others get their turn; false leaves off
 */
export async function runWholeImport(
	store: Store,
	importId: number,
	between: () => Promise<boolean>,
	onFault?: OnFault,
): Promise<void> {
	const waiting = getImport(store, importId)?.counts.waiting ?? 0;
	using ahead = waiting >= WORTH_A_THREAD ? new ReadAhead(store, importId) : undefined;
	using _ = writeInBulk(store);
	do {
		await makeWay(store);
		await ahead?.ready();
	} while (runBatch(store, importId, { ready: ahead, onFault }) && (await between()));
}
