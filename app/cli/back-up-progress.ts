import { formatWhole } from "#app/domain/format/format.ts";
import type { BackUpStep, BackUpWatch } from "#app/services/back-up.ts";
import { CommandFailed } from "./failure.ts";
import { createProgressLine } from "./progress-line.ts";
import { untilInterrupted } from "./until-interrupted.ts";

/**
 * Runs a backup or a restore and says on standard error how far it is. Ctrl+C ends it while it copies, and nothing is
 * left of it.
 * @throws CommandFailed then
 */
export async function watched<T>(run: (watch: BackUpWatch) => Promise<T>): Promise<T> {
	const progress = createProgressLine();
	try {
		return await run({
			onStep: (step) => progress.say(() => inWords(step)),
			stoppable: untilInterrupted,
		});
	} catch (error) {
		if (!(error instanceof Error) || error.name !== "AbortError") throw error;
		throw new CommandFailed("Stopped. Nothing was written.");
	} finally {
		progress.clear();
	}
}

function inWords(step: BackUpStep): string {
	if (step.at === "copying") return `Copying: ${formatWhole(Math.floor(step.share * 100))}%`;
	return step.at === "verifying" ? "Verifying every page…" : "Bringing the copy up to date…";
}
