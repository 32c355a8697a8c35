import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { loadSampleLibrary } from "#app/services/sample-library.ts";
import { migrate } from "#db/migrate.ts";
import { openStore } from "#db/store.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let template: string | undefined;

/** A folder of the test's own, and in it a database with the sample library, which no process has open. */
export function sampleDatabase(): { folder: string; database: string } {
	const folder = temporaryFolder();
	onTestFinished(() => folder[Symbol.dispose]());
	const database = join(folder.path, "library.db");
	template ??= makeTemplate();
	copyFileSync(template, database);
	return { folder: folder.path, database };
}

/** Loading the library takes longer than a test; copies of one do as well. */
function makeTemplate(): string {
	const folder = temporaryFolder();
	process.on("exit", () => folder[Symbol.dispose]());
	const path = join(folder.path, "template.db");
	const store = openStore(path);
	migrate(store);
	loadSampleLibrary(store);
	store.close();
	return path;
}
