import { type Command, InvalidArgumentError, Option } from "commander";
import { answers, examples, withPreparedStore, withStore } from "./command.ts";
import type { ImportOptions } from "./import-all.ts";

/** `import`, `import list`, `import show`. */
export function addImportCommand(program: Command): void {
	const command = program
		.command("import")
		.description("import studies from files and folders, or from ClinicalTrials.gov")
		.usage("[options] [files...]")
		.argument("[files...]", "files, and folders of files; - is standard input")
		.option(
			"--publish",
			"publish them, doubts shown at the figures; what has errors stays a draft. --publish=sure: so does what has doubts",
		)
		.addOption(new Option(PUBLISH_SURE).hideHelp())
		.option("--update", "save what differs from a study here as its next version, of a document or a table")
		.option("--nct <numbers...>", "fetch these records of ClinicalTrials.gov (address: REGISTRY_URL)")
		.option("--resume [id]", "go on with an import that was broken off: the last one, or this one", importId)
		.option("--reread", "read the kept records of what was imported before anew, and say what would change")
		.option("--apply", "with --reread: change it, as new versions; what people edited stays")
		.option("--skip-bad-rows", "leave out the rows of a table that cannot be read, instead of the table")
		.addOption(
			new Option("--decimal-sign <sign>", "of a table whose numbers can be read in two ways, such as 3,250")
				.choices(["point", "comma"])
				.argParser((sign) => decimalSign(sign)),
		)
		.addOption(
			new Option("--error-scale <scale>", "the scale of the standard errors given for ratios").choices([
				"log",
				"natural",
			]),
		)
		.option("--sheet <name>", "the sheet of a workbook, where it has several")
		.option("--study-lines <lines>", "lines of a table that are studies though they look like totals", lines)
		.option("--reason <words>", "why, kept with each version", "Imported")
		.enablePositionalOptions()
		.addHelpText("after", HELP);
	answers<ImportOptions>(command, (options, ...given) => {
		const files = given.flat();
		if (options.apply && !options.reread) command.error("error: --apply goes with --reread");
		if (options.reread) {
			if (files.length + (options.nct ?? []).length > 0 || options.resume !== undefined)
				command.error("error: --reread reads what is here already, and takes no file, number or --resume");
			return withPreparedStore(async (store) => {
				const { reread } = await import("./reread.ts");
				return reread(store, { apply: options.apply ?? false });
			});
		}
		if (files.length + (options.nct ?? []).length === 0 && options.resume === undefined)
			command.error("error: name a file or a folder, a number after --nct, --resume or --reread");
		return withPreparedStore(async (store) => {
			const { importAll } = await import("./import-all.ts");
			return importAll(store, options, files);
		});
	});
	answers(
		command.command("list").description("list the imports so far: how far each is, and what it left open"),
		() =>
			withStore(async (store) => {
				const { importList } = await import("./import-list.ts");
				return importList(store);
			}),
	);
	answers(
		command
			.command("show")
			.description("say what came of an import, and each record that was not stored, with the reason")
			.argument("<id>", "its number in import list", importId),
		(_, id) =>
			withStore(async (store) => {
				const { showImport } = await import("./import-list.ts");
				return showImport(store, Number(id));
			}),
	);
}

/** What `--publish=sure` is taken for: an option with a value of its own choice would take the first file for it. */
const PUBLISH_SURE = "--publish-sure";

/** The arguments of the program as it understands them. */
export const withPublishSure = (args: readonly string[]) =>
	args.map((arg) => (arg === "--publish=sure" ? PUBLISH_SURE : arg));

function decimalSign(sign: string): "." | "," {
	if (sign === "point") return ".";
	if (sign === "comma") return ",";
	throw new InvalidArgumentError("Must be point or comma");
}

function lines(text: string): number[] {
	if (/^\d{1,7}(,\d{1,7})*$/.test(text)) return text.split(",").map(Number);
	throw new InvalidArgumentError("Must be numbers of lines, such as 4,9");
}

function importId(text: string): string {
	if (/^\d{1,15}$/.test(text)) return text;
	throw new InvalidArgumentError("Must be the number of an import, as import list gives it");
}

const HELP = `
Files are recognised by their content, tables by their ending:
  JSON            records of ClinicalTrials.gov and study documents: one, a list, one a line
                  (NDJSON), or the registry's paged answer; packed with ZIP or gzip too
  .csv .tsv .xlsx tables of trials, one row an arm (long) or a comparison of two (wide); what was
                  concluded in reading one is said, and what can mean two things is asked
  study data      of RevMan: study information, arms, results, risk of bias as CSV; named together,
                  in a folder or a ZIP, they are read as one
  references      RIS, PubMed (text or XML), EndNote (.enw or XML), Web of Science, RefWorks,
                  BibTeX, CSL-JSON: each reference that is not here becomes a draft
A ZIP that this program exported comes in from the JSON in it; its other files say the same.

A study that is here already and the same is left alone, so a broken-off import can be run again,
or resumed with --resume. A record that differs from a study which people have changed is held:
it is shown at /import, where somebody chooses. Ctrl+C stops after the records at hand.
Exit code 1: something was not stored, is held or still waits; each is named on standard error.
${examples(
	"equipoise import --publish records/ more.zip",
	"equipoise import --publish=sure all.ndjson.gz",
	"equipoise import trials.csv references.ris",
	"equipoise import --nct NCT01556971 https://clinicaltrials.gov/study/NCT00763412",
	"gunzip -c all.ndjson.gz | equipoise import -",
	"equipoise import list",
	"equipoise import --resume 3",
	"equipoise import --reread --apply",
)}`;
