import "./require-node.ts";
import { CommanderError } from "commander";
import { isKnownFailure } from "./failure.ts";
import { createProgram } from "./program.ts";

// A reader such as `head` that has seen enough closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

try {
	await createProgram().parseAsync();
} catch (error) {
	if (error instanceof CommanderError) {
		// Commander has written its message already. Asked-for help is no failure; all else is wrong usage.
		process.exitCode = error.exitCode === 0 ? 0 : 2;
	} else {
		const message = error instanceof Error ? error.message : String(error);
		const known = isKnownFailure(error);
		process.stderr.write(
			`${known ? message : `Something went wrong: ${message}`}`.replaceAll(/\s*\n\s*/g, " "),
		);
		process.stderr.write("\n");
		process.exitCode = 1;
	}
}
