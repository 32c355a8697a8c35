import { basename } from "node:path";
import { addAbortSignal } from "node:stream";
import { counted, formatWhole } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { findNctNumbers } from "#app/exchange/ctgov/nct-numbers.ts";
import {
	allFilesOnDisk,
	type DeliveredFile,
	failing,
	filesInStream,
	namedFiles,
} from "#app/services/imports/delivered-files.ts";
import { slipsSaid } from "#app/services/imports/fetch-records.ts";
import { fetchRecord, RegistryDown } from "#app/services/imports/fetch-registry.ts";
import { type Delivery, type Received, receiveRecords } from "#app/services/imports/receive-records.ts";
import { retryRecords, startImport } from "#app/services/imports/run-import.ts";
import { getImport, listImportsIn } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { type Answer, environment, namedFile } from "./command.ts";
import { CommandFailed } from "./failure.ts";
import { importAnswer } from "./import-answer.ts";
import { importTables, isTable } from "./import-tables.ts";
import { addUp, type ImportTotals, NOTHING } from "./import-totals.ts";
import { createProgressLine } from "./progress-line.ts";
import { finishImport, sentence } from "./run-to-the-end.ts";
import { untilInterrupted } from "./until-interrupted.ts";

/** Given in place of a file. */
const STANDARD_INPUT = "-";

export interface ImportOptions {
	publish?: boolean;
	publishSure?: boolean;
	update?: boolean;
	skipBadRows?: boolean;
	/** Of a table whose numbers can be read in two ways. */
	decimalSign?: "." | ",";
	sheet?: string;
	errorScale?: "log" | "natural";
	/** Lines of a table that are studies, though they look like totals. */
	studyLines?: number[];
	reason: string;
	nct?: string[];
	resume?: string | true;
	reread?: boolean;
	apply?: boolean;
}

/** Brings in everything that the command line names. @throws Problem when it names nothing */
export async function importAll(store: Store, options: ImportOptions, given: string[]): Promise<Answer> {
	const {
		publishSure = false,
		publish = publishSure,
		update = false,
		skipBadRows = false,
		reason,
		nct = [],
	} = options;
	const settings = { publish, onlySure: publishSure, update, reason, actor: { kind: "system" } } as const;
	if (options.resume !== undefined) return importAnswer(await resume(store, options.resume));
	const named = given.filter((name) => name !== STANDARD_INPUT);
	const paths = (await Promise.all(named.map((name) => namedFiles(namedFile(name))))).flat();
	const isPiped = named.length < given.length;
	const tables = paths.filter(isTable);
	const records = paths.filter((path) => !isTable(path));
	const { decimalSign, errorScale, sheet, studyLines = [] } = options;
	const answers = {
		...(decimalSign && { decimalSign }),
		...(errorScale && { errorScale }),
		lines: Object.fromEntries(studyLines.map((line) => [line, "study" as const])),
	};
	let totals = await importTables(store, tables, {
		...{ ...settings, skipBadRows, sheet, options: { answers } },
	});
	if (records.length + nct.length > 0 || isPiped) {
		const name = nameOf([
			...named.map((path) => basename(path)),
			...nct,
			...(isPiped ? ["standard input"] : []),
		]);
		const { importId, refused, remarks } = await receive(
			store,
			{ name, ...settings },
			{ records, nct, isPiped },
		);
		const problems = refused.map((file) => ({
			...{ place: file.name, message: `${sentence(file.message)} Nothing of this file was stored.` },
		}));
		const said = remarks.map((file) => ({ place: file.name, message: file.message }));
		totals = addUp(totals, { ...NOTHING, failed: problems.length, problems: [...problems, ...said] });
		if (importId !== undefined) {
			startImport(store, importId);
			totals = addUp(totals, await finishImport(store, importId));
		}
	}
	return importAnswer(totals, { files: paths.length + (isPiped ? 1 : 0) });
}

interface Sources {
	/** Files on disk. */
	records: string[];
	nct: string[];
	/** Whether standard input is one. */
	isPiped: boolean;
}

/** Takes in what is to be imported and says how far it is; Ctrl+C leaves nothing of it. @throws CommandFailed then */
async function receive(store: Store, delivery: Delivery, sources: Sources): Promise<Received> {
	const progress = createProgressLine();
	const onReceived = (count: number) => progress.say(() => `Reading: ${counted(count, "record")} so far`);
	try {
		return await untilInterrupted((signal) =>
			receiveRecords(store, delivery, deliveries(sources, signal), { onReceived, signal }),
		);
	} catch (error) {
		if (!(error instanceof Error) || error.name !== "AbortError") throw error;
		throw new CommandFailed("Stopped while reading. Nothing was stored; run the same command again.");
	} finally {
		progress.clear();
	}
}

async function* deliveries(
	{ records, nct, isPiped }: Sources,
	signal: AbortSignal,
): AsyncGenerator<DeliveredFile> {
	yield* allFilesOnDisk(records);
	// A pipe that nobody closes must not hold Ctrl+C up.
	if (isPiped) yield* filesInStream("standard input", addAbortSignal(signal, process.stdin));
	yield* fetched(nct, signal);
}

/** The registry's records with these numbers; one that cannot be had fails when it is read. */
async function* fetched(nct: string[], signal: AbortSignal): AsyncGenerator<DeliveredFile> {
	const { numbers, slips } = findNctNumbers(nct.join(" "));
	const others = nct.filter((word) => !/\d|nct/i.test(word));
	for (const slip of new Set([...slips, ...others]))
		yield failing(slip, new Problem("invalid", slipsSaid([slip])));
	const { registryUrl } = environment();
	let down: RegistryDown | undefined;
	for (const number of numbers) {
		try {
			// The others would wait for the same registry, each as long.
			if (down) throw down;
			yield { name: number, chunks: [await fetchRecord(number, { registryUrl, signal })] };
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			if (error instanceof RegistryDown) down = error;
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
	return finishImport(store, id);
}

/** What people know an import by: all that was named, or the first of many. */
function nameOf(given: readonly string[]): string {
	const [first = "", ...rest] = given;
	return rest.length > 2 ? `${first} and ${formatWhole(rest.length)} more` : given.join(", ");
}
