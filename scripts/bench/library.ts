import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "#db/migrate.ts";
import { openStore } from "#db/store.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { loadStudies } from "#tests/support/load-studies.ts";
import { registryTemplates, sampleTemplates } from "#tests/support/study-templates.ts";

/** The sample library and the registry's records, one study in ten with a results section as in the registry. */
export const everyTemplate = () => [
	...sampleTemplates(),
	...registryTemplates({ results: false }),
	...registryTemplates({ results: true }),
];

/** A database of so many made-up studies in a folder; one that is there already is taken as it is. */
export function libraryOf(folder: string, studies: number): string {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `studies-${studies}.db`);
	if (existsSync(path)) return path;
	process.stderr.write(`  making ${studies} studies…\n`);
	const unfinished = `${path}.unfinished`;
	const store = openStore(unfinished);
	migrate(store);
	loadStudies(store, generateStudies(everyTemplate(), { count: studies }));
	store.close();
	renameSync(unfinished, path);
	return path;
}
