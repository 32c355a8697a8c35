import { setImmediate } from "node:timers/promises";
import { printProgress, progressOf } from "#app/domain/imports/import-progress.ts";
import { stopImport } from "#app/services/imports/run-import.ts";
import { runWholeImport } from "#app/services/imports/run-whole-import.ts";
import { getImport } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { type ImportTotals, totalsOf } from "./import-totals.ts";
import { createProgressLine } from "./progress-line.ts";
import { untilInterrupted } from "./until-interrupted.ts";

/**
 * Runs an import and says on standard error how far it is. Ctrl+C stops it after the records at hand.
 * @returns whether it was finished
 */
async function runToTheEnd(store: Store, importId: number): Promise<boolean> {
	const progress = createProgressLine();
	await untilInterrupted(async (signal) => {
		signal.addEventListener("abort", () => stopImport(store, importId));
		await runWholeImport(store, importId, async () => {
			await setImmediate();
			progress.say(() => lineOf(store, importId));
			return true;
		});
	});
	progress.clear();
	return getImport(store, importId)?.state === "finished";
}

function lineOf(store: Store, importId: number): string {
	const found = getImport(store, importId);
	if (!found) return "";
	const { counts, total, worked } = found;
	return `${printProgress(progressOf({ total, waiting: counts.waiting, worked }))}; ${counts.failed} not stored`;
}

/** The same, and what came of it; an import that stopped is a problem that says how to go on. */
export async function finishImport(store: Store, importId: number): Promise<ImportTotals> {
	const finished = await runToTheEnd(store, importId);
	const totals = totalsOf(store, importId);
	if (finished) return totals;
	const why = getImport(store, importId)?.message ?? "Stopped.";
	const message = `${sentence(why)} Go on with: import --resume ${importId}`;
	return { ...totals, problems: [...totals.problems, { place: "import", message }] };
}

/** With a full stop at its end, where it has none. */
export const sentence = (text: string) => text.replace(/[.?!]?$/, (end) => end || ".");
