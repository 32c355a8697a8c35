import { CommanderError } from "commander";
import { lineOf } from "./failure.ts";
import { withPublishSure } from "./import-command.ts";
import { createProgram } from "./program.ts";

/** Runs the command that the arguments name, and sets the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function run(): Promise<void> {
	// A reader such as `head` that has seen enough closes the pipe; that is no failure.
	process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
	try {
		await createProgram().parseAsync(withPublishSure(process.argv));
	} catch (error) {
		process.exitCode = report(error);
	}
}

function report(error: unknown): number {
	// Commander has written its message already. Help that was asked for is no failure.
	if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
	process.stderr.write(`${lineOf(error).replaceAll(/\s*\n\s*/g, " ")}\n`);
	return 1;
}
