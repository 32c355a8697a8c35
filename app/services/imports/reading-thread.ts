import { parentPort } from "node:worker_threads";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { documentText } from "#app/domain/document-json.ts";
import type { Finding } from "#app/domain/finding.ts";
import { getImportRow, getRaw, type ImportRecord, waitingRecords } from "#db/queries/imports.ts";
import { keepLittle, openStore, type Store } from "#db/store.ts";
import { unchangedSince } from "./import-record.ts";
import { type KeptReading, readKept } from "./read-kept.ts";

/** A record that was read: its document as JSON, which passes between threads quicker than the value. */
export interface ReadRecord extends Omit<KeptReading, "document" | "reading"> {
	choices: string | null;
	text: string;
	findings: Finding[];
}

/** Records by position, without those that cannot be read, up to the last that was looked at. */
export interface ReadChunk {
	last: number;
	records: [number, ReadRecord][];
}

const CHUNK = { records: 64, characters: 2 * 1024 * 1024 };

/** What the thread is asked: to open an import of a database, for more of its records, to close it. */
export interface ReadingQuestion {
	session: number;
	ask: { open: string; importId: number } | "more" | "close";
}

export interface ReadingAnswer {
	session: number;
	answer: ReadChunk | "ready" | "end";
}

interface OpenImport {
	session: number;
	store: Store;
	importId: number;
	publish: boolean;
	/** The position to go on from. */
	from: number;
}

let current: OpenImport | undefined;

/** Reads the records of an import that wait, a chunk each time it is asked for more. */
function answer({ session, ask }: ReadingQuestion): ReadingAnswer["answer"] | undefined {
	if (typeof ask === "object") {
		current?.store.close();
		const store = openStore(ask.open, { create: false });
		// It reads each record once: there is nothing to keep.
		keepLittle(store);
		const publish = getImportRow(store, ask.importId)?.publish ?? false;
		current = { session, store, importId: ask.importId, publish, from: 0 };
		return "ready";
	}
	if (current?.session !== session) return undefined;
	if (ask === "close") {
		current.store.close();
		current = undefined;
		return undefined;
	}
	const chunk = readChunk(current.store, current.importId, current);
	if (chunk) current.from = chunk.last + 1;
	return chunk ?? "end";
}

function readChunk(
	store: Store,
	importId: number,
	{ from, publish }: { from: number; publish: boolean },
): ReadChunk | undefined {
	const records: ReadChunk["records"] = [];
	let last: number | undefined;
	let length = 0;
	let looked = 0;
	for (const record of waitingRecords(store, importId, from)) {
		last = record.position;
		const read = unchangedSince(store, record, { publish }) ? undefined : readRecord(store, record);
		if (read) records.push([last, read]);
		length += read?.text.length ?? 0;
		if (++looked >= CHUNK.records || length >= CHUNK.characters) break;
	}
	return last === undefined ? undefined : { last, records };
}

/** @returns undefined when it cannot be read: whoever imports it meets the same fault, and notes it */
function readRecord(store: Store, record: ImportRecord): ReadRecord | undefined {
	try {
		const raw = getRaw(store, record.importId, record.position);
		const { document, reading: _, ...told } = readKept({ ...record, raw }, { leftOver: false });
		const { choices } = record;
		return { ...told, choices, text: documentText(document), findings: checkStudy(document) };
	} catch {
		return undefined;
	}
}

parentPort?.on("message", (question: ReadingQuestion) => {
	const answered = answer(question);
	if (answered)
		parentPort?.postMessage({ session: question.session, answer: answered } satisfies ReadingAnswer);
});
