import { correctGuessedConcepts } from "#app/services/corrections/guessed-concepts.ts";
import { stockNewLibrary } from "#app/services/sample-library.ts";
import { migrate } from "#db/migrate.ts";
import { openStore, type Store, unusable } from "#db/store.ts";
import { whyUnwritable } from "#db/unwritable.ts";
import type { Environment } from "./environment.ts";

/**
 * Opens the database, brings it and what older programs guessed up to date, and gives a newly created one the sample studies when asked.
 * @throws DatabaseUnusable with one line for the person who starts the program
 */
export function prepareStore({
	databasePath,
	sampleLibrary,
}: Pick<Environment, "databasePath" | "sampleLibrary">): Store {
	const store = openStore(databasePath);
	try {
		migrate(store);
		correctGuessedConcepts(store);
		stockNewLibrary(store, { samples: sampleLibrary });
		return store;
	} catch (error) {
		store.close();
		throw whyUnwritable(error) ? unusable(error, store.path) : error;
	}
}
