import { Problem } from "#app/domain/problem.ts";
import { StartError } from "#app/server/environment.ts";
import { DatabaseUnusable } from "#db/errors.ts";

/** A command did not do what it was asked to. The message is one line for the person who ran it. */
export class CommandFailed extends Error {
	override name = "CommandFailed";
}

/** Whether the message was written for people. */
export function isKnownFailure(error: unknown): boolean {
	return (
		error instanceof CommandFailed ||
		error instanceof Problem ||
		error instanceof DatabaseUnusable ||
		error instanceof StartError
	);
}
