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
import { type Answer, environment, namedFile } from "./command.ts";
import { importOtherFiles, isOtherFile } from "./import-other-files.ts";
import { addUp, type ImportTotals, NOTHING } from "./import-totals.ts";
import { finishImport, sentence } from "./run-to-the-end.ts";

export interface ImportOptions {
	publish?: boolean;
	update?: boolean;
	skipBadRows?: boolean;
	reason: string;
	nct?: string[];
	resume?: string | true;
}

/** Brings in everything that the command line names. @throws Problem when it names nothing */
export async function importAll(store: Store, options: ImportOptions, given: string[]): Promise<Answer> {
	const { publish = false, update = false, skipBadRows = false, reason, nct = [] } = options;
	const settings = { publish, update, reason, actor: { kind: "system" } } as const;
	if (options.resume !== undefined) return answerOf(await resume(store, options.resume));
	if (given.length + nct.length === 0)
		throw new Problem("invalid", "Name a file or a folder, a number after --nct, or --resume.");
	const paths = (await Promise.all(given.map((name) => namedFiles(namedFile(name))))).flat();
	const others = paths.filter(isOtherFile);
	const records = paths.filter((path) => !isOtherFile(path));
	let totals = await importOtherFiles(store, others, { ...settings, skipBadRows });
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
			totals = addUp(totals, await finishImport(store, importId));
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
	return finishImport(store, id);
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
