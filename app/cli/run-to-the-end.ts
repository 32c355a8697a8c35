import { setImmediate } from "node:timers/promises";
import { printProgress, progressOf } from "#app/domain/import-progress.ts";
import { stopImport } from "#app/services/imports/run-import.ts";
import { runWholeImport } from "#app/services/imports/run-whole-import.ts";
import { getImport } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";

/** How often progress is said, in milliseconds: a terminal's line is written over, elsewhere lines add up. */
const EVERY = process.stderr.isTTY ? 500 : 10_000;

/**
 * Runs an import and says on standard error how far it is. Ctrl+C stops it after the records at hand.
 * @returns whether it was finished
 */
export async function runToTheEnd(store: Store, importId: number): Promise<boolean> {
	const stop = () => stopImport(store, importId);
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
	let said = performance.now();
	let isSaid = false;
	await runWholeImport(store, importId, async () => {
		await setImmediate();
		if (performance.now() - said >= EVERY) {
			said = performance.now();
			isSaid = true;
			say(store, importId);
		}
		return true;
	});
	if (isSaid && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
	process.off("SIGINT", stop);
	process.off("SIGTERM", stop);
	return getImport(store, importId)?.state === "finished";
}

function say(store: Store, importId: number) {
	const found = getImport(store, importId);
	if (!found) return;
	const { counts, total, worked } = found;
	const line = `${printProgress(progressOf({ total, waiting: counts.waiting, worked }))}; ${counts.failed} not stored`;
	process.stderr.write(process.stderr.isTTY ? `\r${line} \u001b[K` : `${line}\n`);
}
