import { createReadStream } from "node:fs";
import { parseDocumentJson } from "#app/domain/document-json.ts";
import { Problem } from "#app/domain/problem.ts";
import { type IncomingStudy, readRecord } from "#app/exchange/import-format.ts";
import { type JsonRecord, jsonRecords } from "#app/exchange/json-records.ts";
import { type ImportOptions, type ImportOutcome, importBatch } from "#app/services/import-document.ts";
import type { Store } from "#db/store.ts";

export interface ImportReport {
	file: string;
	created: number;
	updated: number;
	unchanged: number;
	drafts: { slug: string; message: string }[];
	/** Records that were not stored; `where` follows the file's name in messages: ":12". */
	failures: { where: string; message: string }[];
}

/** Studies a transaction: few, so that other writers need not wait long. */
const BATCH = 50;
const PROGRESS_EVERY = 1000;

/**
 * Brings in the studies of a file. It is read twice: a file that is no JSON or is cut off is refused before
 * anything of it is stored. A record that is at fault by itself is reported and does not stop the others.
 */
export async function importFile(store: Store, file: string, options: ImportOptions): Promise<ImportReport> {
	const report: ImportReport = { file, created: 0, updated: 0, unchanged: 0, drafts: [], failures: [] };
	let records = 0;
	try {
		for await (const record of jsonRecords(textOf(file))) {
			parsed(record, JSON.parse);
			records++;
		}
		if (records === 0) throw new Problem("invalid", "There is no record in it");
	} catch (error) {
		report.failures.push({ where: "", message: `${explain(error)} Nothing of this file was stored.` });
		return report;
	}
	const progress = showProgress(records);
	let batch: (IncomingStudy & { line: number })[] = [];
	const storeBatch = () => {
		const outcomes = importBatch(store, batch, options);
		for (const [index, outcome] of outcomes.entries()) tally(report, outcome, batch[index]?.line ?? 0);
		batch = [];
	};
	let done = 0;
	for await (const record of jsonRecords(textOf(file))) {
		const studies = readRecord(parsed(record, parseDocumentJson));
		if (studies) batch.push(...studies.map((study) => ({ ...study, line: record.line })));
		else
			report.failures.push({
				where: `:${record.line}`,
				message: "This is no study document, nor any other record that import knows",
			});
		if (batch.length >= BATCH) storeBatch();
		progress.show(++done, report.failures.length);
	}
	storeBatch();
	progress.end();
	return report;
}

function tally(report: ImportReport, outcome: ImportOutcome, line: number) {
	switch (outcome.kind) {
		case "created":
		case "updated":
			report[outcome.kind]++;
			if (outcome.draftBecause) report.drafts.push({ slug: outcome.slug, message: outcome.draftBecause });
			break;
		case "unchanged":
			report.unchanged++;
			break;
		default:
			report.failures.push({ where: `:${line}`, message: outcome.message });
	}
}

function parsed(record: JsonRecord, parse: (text: string) => unknown): unknown {
	try {
		return parse(record.text);
	} catch (error) {
		throw new Problem("invalid", `Line ${record.line}: this is no JSON (${(error as Error).message}).`);
	}
}

/** A file's text, piece by piece. @throws TypeError when it is not UTF-8 */
async function* textOf(file: string): AsyncGenerator<string> {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 }))
		yield decoder.decode(bytes as Buffer, { stream: true });
	yield decoder.decode();
}

function explain(error: unknown): string {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (error instanceof Problem) return error.message.replace(/[.?]?$/, (end) => end || ".");
	if (code === "ENOENT") return "There is no such file.";
	if (code === "EISDIR") return "This is a folder, not a file.";
	if (code === "EACCES") return "This file may not be read.";
	if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "This is not UTF-8 text.";
	throw error;
}

/** Says on a terminal, once a second, how far it is; elsewhere nothing. */
function showProgress(records: number) {
	const { stderr } = process;
	const started = performance.now();
	let shown = started;
	return {
		show(done: number, failed: number) {
			const now = performance.now();
			if (!stderr.isTTY || now - shown < PROGRESS_EVERY) return;
			shown = now;
			const rate = done / ((now - started) / 1000);
			const left = Math.ceil((records - done) / rate);
			stderr.write(
				`\r${done} of ${records}, ${failed} not stored, ${Math.round(rate)} a second, ${left} s left \u001b[K`,
			);
		},
		end() {
			if (stderr.isTTY && shown > started) stderr.write("\r\u001b[K");
		},
	};
}
