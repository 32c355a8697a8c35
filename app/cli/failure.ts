import { Problem } from "#app/domain/problem.ts";
import { StartError } from "#app/server/environment.ts";
import { DatabaseUnusable } from "#db/errors.ts";

/** A command did not do what it was asked to. The message is one line for the person who ran it. */
export class CommandFailed extends Error {
	override name = "CommandFailed";
}

/** What SQLite's own errors mean to the person who ran the command. */
const SQLITE: readonly [code: RegExp, said: string][] = [
	[
		/^SQLITE_(CORRUPT|NOTADB)/,
		"The database is damaged. Stop the server, keep the file, and bring back a backup with restore",
	],
	[/^SQLITE_(BUSY|LOCKED)/, "The database is busy with another program. Try again in a moment"],
	[/^SQLITE_FULL/, "The disk is full. Nothing of what was being written is kept"],
	[/^SQLITE_READONLY/, "The database may not be written to by this user"],
	[/^SQLITE_IOERR/, "The disk that the database is on does not read or write as it should"],
];

/** What to say of an error, in one line. */
export function lineOf(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	if (isKnownFailure(error)) return message;
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const said = SQLITE.find(([known]) => known.test(code))?.[1];
	return said ? `${said} (${message})` : `Something went wrong: ${message}`;
}

/** Whether the message was written for people. */
function isKnownFailure(error: unknown): boolean {
	return (
		error instanceof CommandFailed ||
		error instanceof Problem ||
		error instanceof DatabaseUnusable ||
		error instanceof StartError
	);
}
