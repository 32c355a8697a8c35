import { type Command, InvalidArgumentError, Option } from "commander";
import { EXPORT_FORMATS, FORMAT_NAMES } from "#app/domain/export-formats.ts";
import { keysOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { examples, withStore } from "./command.ts";
import type { ExportOptions } from "./export-all.ts";
import { table } from "./table.ts";

/** `export`. */
export function addExportCommand(program: Command): void {
	program
		.command("export")
		.description("write studies to standard output or a file, study by study")
		.argument("[slugs...]", "only these studies")
		.addOption(new Option("--format <format>", "see below").choices(FORMAT_NAMES).default("json"))
		.option("--published", "leave drafts out")
		.option("--q <words>", "only what this search finds, in its order")
		.option("--condition <name>", "only studies of this condition, as studies name it")
		.option("--intervention <name>", "only studies of this intervention, as studies name it")
		.addOption(new Option("--phase <phase>", "only studies of this phase").choices(keysOf(PHASES)))
		.addOption(new Option("--status <status>", "only with this status").choices(keysOf(REGISTRY_STATUSES)))
		.addOption(new Option("--from <year>", "only from this year on").argParser(year))
		.addOption(new Option("--to <year>", "only up to and including this year").argParser(year))
		.option("--results", "only studies with results")
		.option("--synthesis <slug>", "the studies of a synthesis; as revman, its own rows")
		.option("--output <file>", "write to this file, which appears once it is complete")
		.option("--force", "replace the file when it exists")
		.addHelpText(
			"after",
			examples(
				"equipoise export > library.json",
				"equipoise export --published --format wide > for-metafor.csv",
				"equipoise export finzi-rosenthal-2014 --format ris",
				"equipoise export --condition depression --results --format zip --output depression.zip",
			),
		)
		.addHelpText("after", HELP)
		.action((slugs: string[], options: ExportOptions) =>
			withStore(async (store) => {
				const { exportAll } = await import("./export-all.ts");
				await exportAll(store, slugs, options);
			}),
		);
}

function year(text: string): number {
	const number = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
	if (Number.isNaN(number)) throw new InvalidArgumentError("A year has four digits, such as 2014.");
	return number;
}

const FORMATS = FORMAT_NAMES.map((format) => ["", format, EXPORT_FORMATS[format].about]);

const HELP = `
Formats:
${table(FORMATS)}

All of it is of one moment, whatever is saved meanwhile. What columns mean is in docs/codebook.md,
and in each ZIP.`;
