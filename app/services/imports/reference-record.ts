import { createHash } from "node:crypto";
import { titleOfReference } from "#app/exchange/references/draft-study.ts";
import { keptReferenceText } from "#app/exchange/references/kept-reference.ts";
import type { ReadReferences } from "#app/exchange/references/read-references.ts";
import type { ReferenceEntry } from "#app/exchange/references/reference.ts";
import type { NewRecord } from "#db/write-import.ts";

/** A record as an import keeps it, but for its place there. */
export interface IncomingRecord {
	row: Omit<NewRecord, "importId" | "position" | "raw">;
	text: string;
}

/** A record of an import, made of one of a file of references. */
export function referenceRecord(
	{ format }: Pick<ReadReferences, "format">,
	entry: ReferenceEntry,
	file: string,
): IncomingRecord {
	const text = keptReferenceText(format, entry);
	const hash = createHash("sha256").update(text).digest("hex");
	const label = "reference" in entry ? titleOfReference(entry.reference.report) : firstWords(entry.text);
	return {
		row: {
			...{ label: label.slice(0, 300), place: `${file.slice(-200)}:${entry.line}`, format: "document", hash },
			...("problem" in entry
				? { state: "failed", message: entry.problem }
				: { state: "waiting", message: null }),
		},
		text,
	};
}

const firstWords = (text: string) =>
	text.replace(/\s+/g, " ").trim().slice(0, 100) || "A record without words";
