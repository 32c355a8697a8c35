import { setTimeout } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { runWholeImport } from "#app/services/imports/run-whole-import.ts";
import { listImportsIn } from "#db/queries/imports.ts";
import { openStore } from "#db/store.ts";
import { whyUnwritable } from "#db/unwritable.ts";

/** Between two transactions, in milliseconds: others who write get their turn. */
const PAUSE = 5;
/** While another program has locked the database for longer than a statement waits, in milliseconds. */
const LOCKED_PAUSE = 500;

/** Does the imports that are to run, on a connection and a thread of its own, until none is left or it is told to stop. */
async function work({ databasePath }: { databasePath: string }) {
	const store = openStore(databasePath, { create: false });
	let stopping = false;
	parentPort?.once("message", () => {
		stopping = true;
	});
	try {
		for (let next = listImportsIn(store, "running")[0]; next !== undefined && !stopping; ) {
			const between = async () => {
				await setTimeout(PAUSE);
				return !stopping;
			};
			try {
				await runWholeImport(store, next, between, (error) => parentPort?.postMessage({ fault: error }));
			} catch (error) {
				// Nothing of the batch was written, and it is done again once it can be.
				if (whyUnwritable(error) !== "locked") throw error;
				await setTimeout(LOCKED_PAUSE);
			}
			next = listImportsIn(store, "running")[0];
		}
	} finally {
		store.close();
		parentPort?.close();
	}
}

await work(workerData as { databasePath: string });
