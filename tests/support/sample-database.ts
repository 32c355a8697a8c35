import { join } from "node:path";
import { onTestFinished } from "vitest";
import { copyPrepared } from "./prepared-database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A folder of the test's own, and in it a database with the sample library, which no process has open. */
export function sampleDatabase(): { folder: string; database: string } {
	const folder = temporaryFolder();
	onTestFinished(() => folder[Symbol.dispose]());
	const database = join(folder.path, "library.db");
	copyPrepared(database, { samples: true });
	return { folder: folder.path, database };
}
