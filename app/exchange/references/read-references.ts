import { Problem } from "#app/domain/problem.ts";
import { readBibtex } from "./bibtex.ts";
import { readCslJson } from "./csl-json.ts";
import { readEndnoteXml } from "./endnote-xml.ts";
import { readPubmedXml } from "./pubmed-xml.ts";
import { readTagged } from "./read-tagged.ts";
import type { ReferenceEntry, UnreadEntry } from "./reference.ts";
import { type ReferenceFormat, referenceFormatOf, whyNoReferences } from "./reference-format.ts";

export interface ReadReferences {
	format: ReferenceFormat;
	/** Every record of the file, in its order. */
	entries: ReferenceEntry[];
}

const READERS: Record<ReferenceFormat, (text: string) => UnreadEntry[]> = {
	ris: (text) => readTagged(text, "ris"),
	medline: (text) => readTagged(text, "medline"),
	enw: (text) => readTagged(text, "enw"),
	wos: (text) => readTagged(text, "wos"),
	refworks: (text) => readTagged(text, "refworks"),
	"pubmed-xml": readPubmedXml,
	"endnote-xml": readEndnoteXml,
	bibtex: readBibtex,
	"csl-json": readCslJson,
};

const NOTHING_KNOWN =
	"It has neither a title nor an identifier, nor authors and a year, by which it could be known again.";

/**
 * Reads what reference managers and databases export. Each record is read for itself, so that one bad record costs
 * only itself, and every record is in the answer.
 * @throws Problem `invalid` when the text is in none of the formats, which it names where it can, or has no record
 */
export function readReferences(text: string): ReadReferences {
	const format = referenceFormatOf(text);
	if (!format) throw new Problem("invalid", whyNoReferences(text));
	const entries = READERS[format](text.replace(/^\uFEFF/, "")).map(readEntry);
	if (entries.length === 0) throw new Problem("invalid", "There is no reference in it.");
	return { format, entries };
}

/** Reads one record, or says why that cannot be done. */
export function readEntry({ line, text, read }: UnreadEntry): ReferenceEntry {
	try {
		const reference = read();
		return reference ? { line, text, reference } : { line, text, problem: NOTHING_KNOWN };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { line, text, problem: error.message };
	}
}
