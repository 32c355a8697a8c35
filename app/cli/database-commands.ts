import type { Command } from "commander";
import { counted } from "#app/domain/format.ts";
import { backUp, restoreBackup } from "#app/services/back-up.ts";
import { migrationState } from "#db/migrate.ts";
import { countAllStudies } from "#db/queries/all-studies.ts";
import type { Store } from "#db/store.ts";
import { type Answer, answers, environment, namedFile, withPreparedStore, withStore } from "./command.ts";

/** `migrate`, `seed`, `backup`, `restore`, `check`. */
export function addDatabaseCommands(program: Command): void {
	answers(
		program
			.command("migrate")
			.description("make the database when it is missing, and bring its schema up to date"),
		() =>
			withPreparedStore((store) => {
				const { applied } = migrationState(store);
				return {
					text: `${store.path} is up to date (${counted(applied, "migration", "migrations")}).`,
					data: { database: store.path, migrations: applied },
				};
			}),
	);
	answers(program.command("seed").description("add the sample studies, unless they are there"), () =>
		withPreparedStore(async (store) => {
			const { countSamples, loadSampleLibrary } = await import("#app/services/sample-library.ts");
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
				"\nNot in it: the file DATABASE_PATH.secret, which signs cookies. Without it everybody logs in again.",
			),
		({ force = false }, file) =>
			withStore(
				(store) => {
					const { file: written, bytes } = backUp(store, namedFile(file), { replace: force });
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
			.addHelpText("after", "\nThe database that was there is kept beside it, under a dated name."),
		(_, file) => {
			const { databasePath } = environment();
			const { kept } = restoreBackup(namedFile(file), databasePath);
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
			.description(
				"look whether the database is sound: its pages, its references, and each study's rows against its history",
			)
			.option("--rebuild", "make list lines, search entries and counts that are wrong anew from the studies"),
		({ rebuild = false }) => withStore((store) => check(store, rebuild)),
	);
}

async function check(store: Store, rebuild: boolean): Promise<Answer> {
	const { checkLibrary, rebuildCounts, rebuildListing } = await import("#app/services/check-library.ts");
	const found = [...checkLibrary(store)].map(({ study, message, derived }) => {
		const rebuilt = rebuild && derived;
		if (rebuilt && study) rebuildListing(store, study.id);
		if (rebuilt && !study) rebuildCounts(store);
		return { study: study?.slug ?? null, message, rebuilt };
	});
	const studies = countAllStudies(store);
	const left = found.filter(({ rebuilt }) => !rebuilt).length;
	const lines = found.map(
		({ study, message, rebuilt }) =>
			`${study ? `studies/${study}: ` : ""}${message}${rebuilt ? " (made anew)" : ""}`,
	);
	const summary =
		left === 0
			? `Sound: ${counted(studies, "study", "studies")} checked.`
			: `${counted(left, "problem", "problems")} in ${counted(studies, "study", "studies")}.`;
	if (left > 0) process.stderr.write(`${summary}\n`);
	return {
		text: [...lines, ...(left === 0 ? [summary] : [])].join("\n"),
		data: { sound: left === 0, studies, problems: found },
		failed: left > 0,
	};
}
