/** The database cannot be opened or brought up to date. The message is one line for the person who starts the program. */
export class DatabaseUnusable extends Error {
	override name = "DatabaseUnusable";
}
