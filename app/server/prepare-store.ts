import { existsSync } from "node:fs";
import { counted } from "#app/domain/format/format.ts";
import { correctGuessedConcepts } from "#app/services/corrections/guessed-concepts.ts";
import { stockNewLibrary } from "#app/services/sample-library.ts";
import { migrate } from "#db/migrate.ts";
import { openStore, type Store, unusable } from "#db/store.ts";
import { whyUnwritable } from "#db/unwritable.ts";
import type { Environment } from "./environment.ts";

/**
 * Opens the database, brings it and what older programs guessed up to date, and gives a newly created one the sample
 * studies when asked. Studies corrected are said on standard error: each has a new version that its history explains.
 * @throws DatabaseUnusable with one line for the person who starts the program
 */
export function prepareStore({
	databasePath,
	sampleLibrary,
}: Pick<Environment, "databasePath" | "sampleLibrary">): Store {
	const isCut = lacksLog(databasePath);
	const store = openStore(databasePath);
	if (isCut)
		process.stderr.write(
			`${store.path}-wal is missing, though the database was not closed: what was saved last may be lost. Compare with the newest backup.\n`,
		);
	try {
		migrate(store);
		const corrected = correctGuessedConcepts(store);
		if (corrected > 0)
			process.stderr.write(
				`${counted(corrected, "study has", "studies have")} a new version without concepts that an earlier program guessed.\n`,
			);
		stockNewLibrary(store, { samples: sampleLibrary });
		return store;
	} catch (error) {
		store.close();
		throw whyUnwritable(error) ? unusable(error, store.path) : error;
	}
}

/** SQLite removes both files when it closes a database, the index first: one that was killed leaves both, or the log alone. */
const lacksLog = (databasePath: string) =>
	existsSync(`${databasePath}-shm`) && !existsSync(`${databasePath}-wal`);
