import { once } from "node:events";
import { type Command, Option } from "commander";
import { counted } from "#app/domain/format.ts";
import { exportStudies } from "#app/services/export-studies.ts";
import { answers, namedFile, withPreparedStore, withStore } from "./command.ts";
import { type ImportReport, importFile } from "./import-file.ts";

/** `export` and `import`. */
export function addExchangeCommands(program: Command): void {
	program
		.command("export")
		.description("write studies to standard output, study by study")
		.argument("[slugs...]", "only these studies")
		.addOption(
			new Option(
				"--format <format>",
				"json: study documents that import reads again; csv: one row per arm and outcome",
			)
				.choices(["json", "csv"])
				.default("json"),
		)
		.option("--published", "leave drafts out")
		.action((slugs: string[], { format, published }: { format: "json" | "csv"; published?: boolean }) =>
			withStore(async (store) => {
				const scope = published ? "published" : "drafts-too";
				for (const piece of exportStudies(store, { format, scope, slugs })) {
					if (!process.stdout.write(piece)) await once(process.stdout, "drain");
				}
			}),
		);
	answers<{ publish?: boolean; update?: boolean; reason: string }>(
		program
			.command("import")
			.description("bring in studies from files: study documents as JSON, one, a list, or one a line")
			.argument("<files...>", "the files to read")
			.option("--publish", "publish them; a study that errors stand in the way of stays a draft")
			.option("--update", "save a study that is here already, but differs, as its next version")
			.option("--reason <words>", "why, kept with each version", "Imported")
			.addHelpText(
				"after",
				"\nA study that is here already and the same is left alone, so a broken-off import can be run again.",
			),
		({ publish = false, update = false, reason }, ...files) =>
			withPreparedStore(async (store) => {
				const options = { actor: { kind: "system" }, publish, update, reason } as const;
				const reports: ImportReport[] = [];
				for (const file of files.flat()) reports.push(await importFile(store, namedFile(file), options));
				return summarise(reports);
			}),
	);
}

function summarise(reports: ImportReport[]) {
	const sum = (count: (report: ImportReport) => number) =>
		reports.reduce((total, report) => total + count(report), 0);
	const totals = {
		created: sum((report) => report.created),
		updated: sum((report) => report.updated),
		unchanged: sum((report) => report.unchanged),
		drafts: sum((report) => report.drafts.length),
		failed: sum((report) => report.failures.length),
	};
	for (const { file, failures, drafts } of reports) {
		for (const { where, message } of failures) process.stderr.write(`${file}${where}: ${message}\n`);
		for (const { slug, message } of drafts)
			process.stderr.write(`studies/${slug} stays a draft: ${message}\n`);
	}
	const parts = [
		`${totals.created} new`,
		...(totals.updated > 0 ? [`${totals.updated} updated`] : []),
		`${totals.unchanged} unchanged`,
		...(totals.drafts > 0 ? [`${totals.drafts} kept as drafts`] : []),
		`${totals.failed} not stored`,
	];
	const text = `${counted(reports.length, "file", "files")}: ${parts.join(", ")}.`;
	return { text, data: { ...totals, files: reports }, failed: totals.failed > 0 };
}
