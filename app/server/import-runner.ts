import { Worker } from "node:worker_threads";
import type { ImportRunner } from "#app/http/context.ts";
import { forgetUnreceived } from "#app/services/imports/run-import.ts";
import { listImportsIn } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { noteIfFree } from "#db/transaction.ts";
import { setImportState } from "#db/write-import.ts";
import { receiveBeside } from "./receive-beside.ts";

export interface OwnedImportRunner extends ImportRunner {
	/** Lets the records at hand finish; what waits goes on when the program starts again. */
	close(): Promise<void>;
}

/** Megabytes of what the thread may hold: left to itself it keeps far more garbage than records. */
const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 };

/** After a failure, in milliseconds. */
const REST = 10_000;

/**
 * Runs imports beside the server, so that it answers meanwhile: one thread works as long as there is an import to
 * run. Imports that ran when the program ended go on at once.
 */
export function createImportRunner(
	store: Store,
	log: { error(detail: object, message: string): void },
): OwnedImportRunner {
	let worker: Worker | undefined;
	let closing = false;
	const wake = () => {
		if (worker || closing || listImportsIn(store, "running").length === 0) return;
		worker = new Worker(new URL("./import-worker.ts", import.meta.url), {
			workerData: { databasePath: store.path },
			execArgv: [],
			resourceLimits: MEMORY,
		});
		worker.on("message", ({ fault }: { fault: unknown }) =>
			log.error({ err: fault }, "a record of an import meets a fault"),
		);
		let failed = false;
		worker.on("error", (error) => {
			failed = true;
			log.error({ err: error }, "import stopped");
			const why = "It stopped at a fault of the program. The log has more.";
			for (const id of listImportsIn(store, "running"))
				noteIfFree(store, () => setImportState(store, id, "stopped", ["running"], why));
		});
		worker.on("exit", () => {
			worker = undefined;
			// An import that was set to work while the thread was ending. One that failed may be set to work still, as
			// on a full disk, where that cannot be noted.
			if (failed) setTimeout(wake, REST).unref();
			else wake();
		});
	};
	forgetUnreceived(store);
	wake();
	return {
		wake,
		receive: (delivery, content) => receiveBeside(store.path, { delivery, content }),
		async close() {
			closing = true;
			const running = worker;
			if (!running) return;
			const ended = new Promise((resolve) => running.once("exit", resolve));
			running.postMessage("stop");
			await ended;
		},
	};
}
