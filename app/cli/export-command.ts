import { once } from "node:events";
import { type Command, Option } from "commander";
import type { ExportFormat } from "#app/services/export-studies.ts";
import { examples, withStore } from "./command.ts";

/** `export`. */
export function addExportCommand(program: Command): void {
	program
		.command("export")
		.description("write studies to standard output, study by study")
		.argument("[slugs...]", "only these studies")
		.addOption(
			new Option(
				"--format <format>",
				"json: study documents that import reads again; csv: one row per arm and outcome; wide: both arms in a row, for metafor; ris, csl-json: the reports",
			)
				.choices(["json", "csv", "wide", "ris", "csl-json"])
				.default("json"),
		)
		.option("--published", "leave drafts out")
		.addHelpText(
			"after",
			examples(
				"equipoise export > library.json",
				"equipoise export --published --format wide > for-metafor.csv",
				"equipoise export finzi-rosenthal-2014 --format ris",
			),
		)
		.action((slugs: string[], { format, published }: { format: ExportFormat; published?: boolean }) =>
			withStore(async (store) => {
				const { exportStudies } = await import("#app/services/export-studies.ts");
				const scope = published ? "published" : "drafts-too";
				for (const piece of exportStudies(store, { format, scope, slugs })) {
					if (!process.stdout.write(piece)) await once(process.stdout, "drain");
				}
			}),
		);
}
