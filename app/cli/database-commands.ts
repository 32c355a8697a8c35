import type { Command } from "commander";
import { counted } from "#app/domain/format/format.ts";
import { backUp, restoreBackup } from "#app/services/back-up.ts";
import { migrationState } from "#db/migrate.ts";
import { watched } from "./back-up-progress.ts";
import { answers, environment, examples, namedFile, withPreparedStore, withStore } from "./command.ts";

/** `migrate`, `seed`, `backup`, `restore`, `check`. */
export function addDatabaseCommands(program: Command): void {
	answers(
		program
			.command("migrate")
			.description("make the database when it is missing, and bring its schema up to date")
			.addHelpText("after", `\nThe server does this when it starts.\n${examples("equipoise migrate")}`),
		() =>
			withPreparedStore(async (store) => {
				const { applied } = migrationState(store);
				const { reviewComputation } = await import("#app/services/review-computation.ts");
				const recomputed = reviewComputation(store);
				const otherwise = recomputed.map(({ slug, changes }) => `\n/syntheses/${slug}: ${changes.join(" ")}`);
				return {
					text: `${store.path} is up to date (${counted(applied, "migration", "migrations")}).${
						recomputed.length > 0
							? `\nThis version computes ${counted(recomputed.length, "published synthesis", "published syntheses")} otherwise:${otherwise.join("")}`
							: ""
					}`,
					data: { database: store.path, migrations: applied, recomputed },
				};
			}),
	);
	answers(
		program
			.command("seed")
			.description("add the sample studies, unless they are there")
			.addHelpText(
				"after",
				`\nAn administrator removes them in one step at /admin.\n${examples("equipoise seed")}`,
			),
		() =>
			withPreparedStore(async (store) => {
				const { countSamples } = await import("#db/queries/all-studies.ts");
				const { loadSampleLibrary } = await import("#app/services/sample-library.ts");
				if (countSamples(store) === 0) loadSampleLibrary(store);
				const samples = countSamples(store);
				return {
					text: `${counted(samples, "sample study", "sample studies")} in the library.`,
					data: { samples },
				};
			}),
	);
	answers<{ force?: boolean }>(
		program
			.command("backup")
			.description(
				"copy the database to a file, while the server runs; the copy is verified before it gets its name",
			)
			.argument("<file>", "where to; it must not exist yet")
			.option("--force", "replace the file when it exists")
			.addHelpText(
				"after",
				`
Not in it: the file DATABASE_PATH.secret, which signs cookies. Without it everybody logs in again.
${examples("equipoise backup /backups/equipoise-$(date +%F).db")}`,
			),
		({ force = false }, file) =>
			withStore(
				async (store) => {
					const { file: written, bytes } = await watched((watch) =>
						backUp(store, namedFile(file), { replace: force, ...watch }),
					);
					return {
						text: `Backed up to ${written} (${(bytes / 1e6).toFixed(1)} MB, verified).`,
						data: { file: written, bytes },
					};
				},
				{ anySchema: true },
			),
	);
	answers(
		program
			.command("restore")
			.description("put a backup in the database's place; stop the server first")
			.argument("<file>", "a file that backup wrote")
			.addHelpText(
				"after",
				`
The backup is verified and brought up to date first. The database that was there is kept beside it,
under a dated name. While a program has the database open, or when the backup is of a newer version,
nothing is changed.
${examples("equipoise restore /backups/equipoise-2026-11-23.db")}`,
			),
		async (_, file) => {
			const { databasePath } = environment();
			const { kept } = await watched((watch) => restoreBackup(namedFile(file), databasePath, watch));
			const former = kept ? ` The former database is kept as ${kept}.` : "";
			return {
				text: `Restored ${databasePath}.${former}`,
				data: { database: databasePath, kept: kept ?? null },
			};
		},
	);
	answers<{ rebuild?: boolean }>(
		program
			.command("check")
			.description("check the database: its pages, its references, and each study's rows against its history")
			.option("--rebuild", "make list lines, search entries and counts that are wrong anew from the studies")
			.addHelpText(
				"after",
				`
What is wrong is named, with what to do about it; the exit code is 1 then. Nothing is changed without
--rebuild. It reads the whole database and can run while the server does.
${examples("equipoise check", "equipoise check --json", "equipoise check --rebuild")}`,
			),
		({ rebuild = false }) =>
			withStore(async (store) => {
				const { checkAll } = await import("./check-all.ts");
				return checkAll(store, rebuild);
			}),
	);
}
