import type { Command } from "commander";
import { counted } from "#app/domain/format.ts";
import { Problem } from "#app/domain/problem.ts";
import {
	allFilesOnDisk,
	type DeliveredFile,
	failing,
	namedFiles,
} from "#app/services/imports/delivered-files.ts";
import { fetchRecord, nctNumber } from "#app/services/imports/fetch-registry.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { retryRecords, startImport } from "#app/services/imports/run-import.ts";
import { getImport, listImportsIn } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { type Answer, answers, environment, namedFile, withPreparedStore } from "./command.ts";
import { importOtherFiles, isOtherFile } from "./import-other-files.ts";
import { addUp, type ImportTotals, NOTHING, totalsOf } from "./import-totals.ts";
import { runToTheEnd } from "./run-to-the-end.ts";

interface Options {
	publish?: boolean;
	update?: boolean;
	skipBadRows?: boolean;
	reason: string;
	nct?: string[];
	resume?: string | true;
}

/** `import`. */
export function addImportCommand(program: Command): void {
	answers<Options>(
		program
			.command("import")
			.description("bring in studies from files and folders, or from ClinicalTrials.gov")
			.argument("[files...]", "files, and folders of files")
			.option("--publish", "publish them; a study that errors stand in the way of stays a draft")
			.option("--update", "save a study document that differs from the study here as its next version")
			.option("--nct <numbers...>", "fetch these records of ClinicalTrials.gov (address: REGISTRY_URL)")
			.option("--resume [id]", "go on with an import that was broken off: the last one, or this one")
			.option("--skip-bad-rows", "leave out the rows of a table that cannot be read, instead of the table")
			.option("--reason <words>", "why, kept with each version", "Imported")
			.addHelpText("after", HELP),
		(options, ...given) => withPreparedStore((store) => importAll(store, options, given.flat())),
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

async function importAll(store: Store, options: Options, given: string[]): Promise<Answer> {
	const { publish = false, update = false, skipBadRows = false, reason, nct = [] } = options;
	const settings = { publish, update, reason, actor: { kind: "system" } } as const;
	if (options.resume !== undefined) return answerOf(await resume(store, options.resume));
	if (given.length + nct.length === 0)
		throw new Problem("invalid", "Name a file or a folder, a number after --nct, or --resume.");
	const paths = (await Promise.all(given.map((name) => namedFiles(namedFile(name))))).flat();
	const others = paths.filter(isOtherFile);
	const records = paths.filter((path) => !isOtherFile(path));
	let totals = importOtherFiles(store, others, { ...settings, skipBadRows });
	if (records.length + nct.length > 0) {
		const name = [...given, ...nct].join(", ");
		const { importId, refused } = await receiveRecords(
			store,
			{ name, ...settings },
			deliveries(records, nct),
		);
		const problems = refused.map((file) => ({
			...{ place: file.name, message: `${sentence(file.message)} Nothing of this file was stored.` },
		}));
		totals = addUp(totals, { ...NOTHING, failed: problems.length, problems });
		if (importId !== undefined) {
			startImport(store, importId);
			totals = addUp(totals, await finish(store, importId));
		}
	}
	return answerOf(totals, paths.length);
}

async function* deliveries(paths: string[], numbers: string[]): AsyncGenerator<DeliveredFile> {
	yield* allFilesOnDisk(paths);
	const { registryUrl } = environment();
	for (const number of numbers) {
		try {
			const nctId = nctNumber(number);
			if (!nctId) throw new Problem("invalid", `“${number}” is no NCT number, such as NCT01556971.`);
			yield { name: nctId, chunks: [await fetchRecord(nctId, { registryUrl })] };
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			yield failing(number, error);
		}
	}
}

async function resume(store: Store, which: string | true): Promise<ImportTotals> {
	const broken = [...listImportsIn(store, "running"), ...listImportsIn(store, "stopped")];
	const id = which === true ? Math.max(...broken, ...listImportsIn(store, "open")) : Number(which);
	const found = Number.isInteger(id) ? getImport(store, id) : undefined;
	if (!found || found.state === "receiving")
		throw new Problem(
			"not-found",
			which === true ? "No import was broken off." : `There is no import ${which}.`,
		);
	if (found.state === "finished") retryRecords(store, id);
	if (found.state !== "running") startImport(store, id);
	return finish(store, id);
}

async function finish(store: Store, importId: number): Promise<ImportTotals> {
	const finished = await runToTheEnd(store, importId);
	const totals = totalsOf(store, importId);
	if (finished) return totals;
	const why = getImport(store, importId)?.message ?? "Stopped.";
	const message = `${sentence(why)} Go on with: import --resume ${importId}`;
	return {
		...totals,
		failed: totals.failed + 1,
		problems: [...totals.problems, { place: "import", message }],
	};
}

function answerOf({ problems, ...totals }: ImportTotals, files?: number): Answer {
	for (const { place, message } of problems) process.stderr.write(`${place}: ${message}\n`);
	const parts = [
		`${totals.created} new`,
		...(totals.updated > 0 ? [`${totals.updated} updated`] : []),
		`${totals.unchanged} unchanged`,
		...(totals.drafts > 0 ? [`${totals.drafts} kept as drafts`] : []),
		...(totals.held > 0 ? [`${totals.held} held for you to look at (/import/${totals.import})`] : []),
		`${totals.failed} not stored`,
	];
	const text = `${files ? `${counted(files, "file")}: ` : ""}${parts.join(", ")}.`;
	return { text, data: { ...totals, problems }, failed: totals.failed + totals.held > 0 };
}

const sentence = (text: string) => text.replace(/[.?!]?$/, (end) => end || ".");
