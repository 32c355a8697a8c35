import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
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

/** More than the page of a topic reads, which goes by the trials of most people: in every library the same ones. */
const ON_ONE_QUESTION = 250;
/** So many are made up to find these among them. */
const MADE_UP = 20_000;

/** The same library with trials of one drug for one condition in it, each of more people than any other trial. */
export const libraryWithQuestion = (folder: string, studies: number): string =>
	madeOnce(folder, `question-${studies}`, (path) => {
		const store = openStore(path);
		migrate(store);
		loadStudies(store, generateStudies(everyTemplate(), { count: studies }));
		loadStudies(store, trialsOnOneQuestion());
		store.close();
	});

function* trialsOnOneQuestion(): Generator<StudyDocument> {
	let found = 0;
	for (const trial of generateTrials({ count: MADE_UP, seed: 2 })) {
		const isOnIt =
			trial.conditions[0] === QUESTION.condition &&
			trial.arms[0]?.interventions[0]?.name === QUESTION.intervention;
		if (!isOnIt || trial.outcomes.length === 0) continue;
		const enrolment = { count: 1_000_000 + found };
		yield { ...trial, population: { ...trial.population, randomised: undefined, enrolment } };
		if (++found === ON_ONE_QUESTION) return;
	}
	throw new RangeError(`There are ${found} such trials among ${MADE_UP}`);
}

/** What most made-up studies are about. */
export const QUESTION = { condition: "Depression", intervention: "Escitalopram" };

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
