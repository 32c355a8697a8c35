/** Something in the database that does not agree with itself. */
export interface Disagreement {
	/** The study it concerns; absent where it concerns the whole database. */
	study?: { id: number; slug: string };
	message: string;
	/** Derived data, which `rebuild` can make anew from the study. */
	derived: boolean;
	/** What to do about it. */
	remedy: string;
}

export const RESTORE = "Stop the server, keep the database file as it is, and restore the last sound backup.";
export const REBUILD = "check --rebuild makes it anew from the studies.";
