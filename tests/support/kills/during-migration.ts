import { join } from "node:path";
import { checkLibrary } from "#app/services/check-library.ts";
import { migrate, migrationState } from "#db/migrate.ts";
import { openStore } from "#db/store.ts";
import { firstMigrations } from "../older-migrations.ts";
import { exitOf, spawnServer, startProcess } from "../server-process.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { killAfter } from "./killed-library.ts";

/**
 * Starts the program on the database of an older one, which knew the first so many migrations, kills it after so many
 * milliseconds, and starts it again. @returns what is not as it must be, a line each
 */
export async function killDuringMigration(
	databasePath: string,
	{ known, delay }: { known: number; delay: number },
): Promise<string[]> {
	using folder = temporaryFolder();
	const older = openStore(databasePath);
	migrate(older, firstMigrations(join(folder.path, "older"), known));
	older.sqlite
		.prepare(
			"insert into users (id, email, name, role, password_hash, created_at) values (1, 'ada@example.org', 'Ada', 'researcher', 'x', '2026-01-01T00:00:00.000Z')",
		)
		.run();
	older.close();

	const child = spawnServer({ DATABASE_PATH: databasePath, SAMPLE_LIBRARY: "false" }, "ignore");
	const exited = exitOf(child);
	await killAfter(child, delay);
	await exited;
	await using server = await startProcess(databasePath, { SAMPLE_LIBRARY: "false" });
	const { status } = await fetch(`${server.url}/healthz`);
	const store = openStore(databasePath, { create: false });
	try {
		const { applied, known: all } = migrationState(store);
		return [
			...(await checkLibrary(store)).map(({ message }) => message),
			...(status === 200 ? [] : [`/healthz was answered ${status}`]),
			...(applied === all ? [] : [`${applied} of ${all} migrations are applied`]),
			...(store.sqlite.prepare("select name from users").pluck().get() === "Ada" ? [] : ["a person is lost"]),
		];
	} finally {
		store.close();
	}
}
