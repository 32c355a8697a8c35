import { createHash } from "node:crypto";
import { Problem } from "#app/domain/problem.ts";
import { hashOf } from "#app/exchange/ctgov/read-record.ts";
import type { RecordText } from "#app/exchange/ctgov/record-splitter.ts";
import { formatOf, labelOf, whyUnknown } from "#app/exchange/import-format.ts";
import { jsonRecords, parseRecord } from "#app/exchange/json-records.ts";
import { cslEntries } from "#app/exchange/references/csl-json.ts";
import { decodeReferences } from "#app/exchange/references/decode-references.ts";
import { readEntry, readReferences } from "#app/exchange/references/read-references.ts";
import { referenceFormatOf } from "#app/exchange/references/reference-format.ts";
import type { DeliveredFile } from "./delivered-files.ts";
import { type IncomingRecord, referenceRecord } from "./reference-record.ts";
import { type SniffedFile, sniffFile } from "./sniff-file.ts";
import { studyDataRecords } from "./study-data-files.ts";

/** References are read whole, in bytes. */
const MOST = 32 * 1024 * 1024;
const NAMED_AS_REFERENCES = /\.(?:ris|nbib|medline|bib|xml|enw|ciw|txt|rdf|rtf|ya?ml|html?)$/i;

/**
 * The records of a file, told by what is in it: registry records, study documents and CSL-JSON among JSON, which
 * passes piece by piece; RevMan’s study data, and references in any other format, which are read whole.
 * @param onRemark is told what of the file people should know
 * @throws Problem when the file is neither, broken as a whole, or too large
 */
export async function* incomingRecords(
	file: DeliveredFile,
	onRemark: (message: string) => void,
): AsyncGenerator<IncomingRecord> {
	if (file.studyData) {
		yield* studyDataRecords(file.studyData, onRemark);
		return;
	}
	const sniffed = await sniffFile(file);
	const isReferences =
		!sniffed.isJson &&
		(referenceFormatOf(sniffed.start) !== undefined || NAMED_AS_REFERENCES.test(file.name));
	if (!isReferences) {
		for await (const record of jsonRecords(sniffed.chunks)) yield* jsonRows(record, file.name);
		return;
	}
	const { text, remark } = decodeReferences(await wholeOf(sniffed));
	if (remark) onRemark(remark);
	const read = readReferences(text);
	for (const entry of read.entries) yield referenceRecord(read, entry, file.name);
}

/** @throws Problem `invalid` when it is no JSON */
function* jsonRows(record: RecordText, name: string): Generator<IncomingRecord> {
	const { text, line } = record;
	const json = parseRecord(record);
	const references = cslEntries(json, line);
	if (references) {
		for (const entry of references) yield referenceRecord({ format: "csl-json" }, readEntry(entry), name);
		return;
	}
	const format = formatOf(json);
	const row = {
		label: labelOf(json),
		place: `${name.slice(-200)}:${line}`,
		format: format ?? ("document" as const),
		hash:
			format === "ctgov"
				? hashOf(json as Record<string, unknown>)
				: createHash("sha256").update(text).digest("hex"),
		...(format
			? { state: "waiting" as const, message: null }
			: { state: "failed" as const, message: whyUnknown(json) }),
	};
	yield { row, text };
}

async function wholeOf({ chunks }: SniffedFile): Promise<Uint8Array> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		const piece = Buffer.from(chunk);
		length += piece.length;
		if (length > MOST)
			throw new Problem("too-large", "These references are more than 32 MB. Split the file.");
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
