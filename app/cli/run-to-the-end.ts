import { setImmediate } from "node:timers/promises";
import { printProgress, progressOf } from "#app/domain/import-progress.ts";
import { runBatch, stopImport } from "#app/services/imports/run-import.ts";
import { getImport } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { type ImportTotals, totalsOf } from "./import-totals.ts";

/** How often progress is said, in milliseconds: a terminal's line is written over, elsewhere lines add up. */
const EVERY = process.stderr.isTTY ? 500 : 10_000;

/**
 * Runs an import and says on standard error how far it is. Ctrl+C stops it after the records at hand.
 * @returns whether it was finished
 */
async function runToTheEnd(store: Store, importId: number): Promise<boolean> {
	const stop = () => stopImport(store, importId);
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
	let said = performance.now();
	let isSaid = false;
	while (runBatch(store, importId)) {
		await setImmediate();
		if (performance.now() - said < EVERY) continue;
		said = performance.now();
		isSaid = true;
		say(store, importId);
	}
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

/** The same, and what came of it; an import that stopped is a problem that says how to go on. */
export async function finishImport(store: Store, importId: number): Promise<ImportTotals> {
	const finished = await runToTheEnd(store, importId);
	const totals = totalsOf(store, importId);
	if (finished) return totals;
	const why = getImport(store, importId)?.message ?? "Stopped.";
	const message = `${sentence(why)} Go on with: import --resume ${importId}`;
	return {
		...totals,
		failed: totals.failed + 1,
		problems: [...totals.problems, { place: "import", message }],
	};
}

/** With a full stop at its end, where it has none. */
export const sentence = (text: string) => text.replace(/[.?!]?$/, (end) => end || ".");
