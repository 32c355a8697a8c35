import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { prepareStore } from "#app/server/prepare-store.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const templates = new Map<boolean, string>();

/**
 * Puts a database at a path as a first start leaves it, with the sample library or without. Making one takes longer
 * than most tests; copies of one do as well.
 */
export function copyPrepared(path: string, { samples }: { samples: boolean }): void {
	const template = templates.get(samples) ?? makeTemplate(samples);
	templates.set(samples, template);
	copyFileSync(template, path);
}

function makeTemplate(sampleLibrary: boolean): string {
	const folder = temporaryFolder();
	process.on("exit", () => folder[Symbol.dispose]());
	const databasePath = join(folder.path, "template.db");
	prepareStore({ databasePath, sampleLibrary }).close();
	return databasePath;
}
