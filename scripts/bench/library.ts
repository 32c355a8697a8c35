import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { prepareStore } from "#app/server/prepare-store.ts";
import { migrate } from "#db/migrate.ts";
import { openStore } from "#db/store.ts";
import { generateStudies } from "#tests/support/generate-studies.ts";
import { generateTrials } from "#tests/support/generate-trials.ts";
import { loadStudies } from "#tests/support/load-studies.ts";
import { registryTemplates, sampleTemplates } from "#tests/support/study-templates.ts";

/** The sample library and the registry's records, one study in ten with a results section as in the registry. */
export const everyTemplate = () => [
	...sampleTemplates(),
	...registryTemplates({ results: false }),
	...registryTemplates({ results: true }),
];

/** A database of so many made-up studies in a folder; one that is there already is taken as it is. */
export const libraryOf = (folder: string, studies: number): string =>
	madeOnce(folder, `studies-${studies}`, (path) => {
		const store = openStore(path);
		migrate(store);
		loadStudies(store, generateStudies(everyTemplate(), { count: studies }));
		store.close();
	});

/** Of these so many have nothing to report yet, made after the registry's records. */
const WITHOUT_RESULTS = 800;

/**
 * A library as readers meet one: the sample library with its syntheses, the registry's records, and trials that try
 * the same drugs for the same conditions.
 */
export const readersLibrary = (folder: string, studies: number): string =>
	madeOnce(folder, `readers-${studies}`, (path) => {
		const store = prepareStore({ databasePath: path, sampleLibrary: true });
		const pending = registryTemplates({ results: false });
		loadStudies(store, [...pending, ...registryTemplates({ results: true })]);
		loadStudies(store, generateStudies(pending, { count: WITHOUT_RESULTS }));
		const present = store.sqlite.prepare<[], number>("select count(*) from studies").pluck().get() ?? 0;
		loadStudies(store, generateTrials({ count: studies - present }));
		store.close();
	});

function madeOnce(folder: string, name: string, make: (path: string) => void): string {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${name}.db`);
	if (existsSync(path)) return path;
	process.stderr.write(`  making ${name}…\n`);
	const unfinished = `${path}.unfinished`;
	make(unfinished);
	renameSync(unfinished, path);
	return path;
}
