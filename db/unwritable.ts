/** Why the database cannot be written at the moment, through no fault of what was to be written. */
export type Unwritable = "locked" | "disk full" | "read-only" | "disk failing";

/** What SQLite says, in those words; undefined for every other error. @see https://sqlite.org/rescode.html */
export function whyUnwritable(error: unknown): Unwritable | undefined {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return "locked";
	if (code === "SQLITE_FULL") return "disk full";
	if (/^SQLITE_(READONLY|PERM)/.test(code)) return "read-only";
	if (/^SQLITE_(IOERR|CANTOPEN)/.test(code)) return "disk failing";
	return undefined;
}
