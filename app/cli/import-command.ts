import type { Command } from "commander";
import { answers, withPreparedStore } from "./command.ts";
import type { ImportOptions } from "./import-all.ts";

/** `import`. */
export function addImportCommand(program: Command): void {
	answers<ImportOptions>(
		program
			.command("import")
			.description("bring in studies from files and folders, or from ClinicalTrials.gov")
			.argument("[files...]", "files, and folders of files")
			.option("--publish", "publish them; a study that errors stand in the way of stays a draft")
			.option(
				"--update",
				"save a document, or a table's study, that differs from the study here as its next version",
			)
			.option("--nct <numbers...>", "fetch these records of ClinicalTrials.gov (address: REGISTRY_URL)")
			.option("--resume [id]", "go on with an import that was broken off: the last one, or this one")
			.option("--skip-bad-rows", "leave out the rows of a table that cannot be read, instead of the table")
			.option("--reason <words>", "why, kept with each version", "Imported")
			.addHelpText("after", HELP),
		(options, ...given) =>
			withPreparedStore(async (store) => {
				const { importAll } = await import("./import-all.ts");
				return importAll(store, options, given.flat());
			}),
	);
}

const HELP = `
Files are told by what is in them, tables and references by their ending:
  JSON            records of ClinicalTrials.gov and study documents: one, a list, one a line
                  (NDJSON), or the registry's paged answer; packed with ZIP or gzip too
  .csv .tsv       tables of trials, one row an arm (long) or a comparison of two (wide)
  .ris .nbib .bib .xml   references, each of which becomes a draft

A study that is here already and the same is left alone, so a broken-off import can be run again,
or gone on with by --resume. A record that differs from a study which people have changed is held:
it is shown at /import, where somebody chooses.`;
