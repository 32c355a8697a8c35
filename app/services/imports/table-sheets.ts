import { Problem } from "#app/domain/problem.ts";
import { decodeWholeText } from "#app/exchange/decode-whole-text.ts";
import { readWorkbook, type SheetText } from "#app/exchange/xlsx/read-workbook.ts";
import { type ByteSource, isZip, zipEntries } from "./zip-entries.ts";

/** The parts of a workbook that say what its cells show. */
const PART =
	/^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;
/** What they may unpack to together, in bytes: a hundred thousand rows of twenty cells, about. */
const MOST_UNPACKED = 96 * 1024 * 1024;

/**
 * The tables in a file: of a workbook (`.xlsx`) its sheets that have cells, of any other the text it is.
 * @throws Problem `invalid` when it is neither, `too-large` when a workbook unpacks to more than can be read at once
 */
export async function tablesIn(bytes: Uint8Array): Promise<SheetText[]> {
	if (!isZip(bytes)) return [{ name: "", text: decodeWholeText(bytes), remarks: [] }];
	const parts = await partsOf(sourceOf(bytes));
	// A Word document is a ZIP too, and says so in words of its own.
	if (!parts.has("xl/workbook.xml")) return [{ name: "", text: decodeWholeText(bytes), remarks: [] }];
	const sheets = readWorkbook(parts);
	if (sheets.length === 0) throw new Problem("invalid", "No sheet of this workbook has cells.");
	return sheets;
}

/**
 * The table that is meant: the only one there is, or the sheet named.
 * @throws Problem `invalid` that names the sheets there are
 */
export function tableNamed(tables: readonly SheetText[], name: string | undefined): SheetText {
	const [only, ...others] = name === undefined ? tables : tables.filter((table) => table.name === name);
	if (only && others.length === 0) return only;
	const names = tables.map((table) => `“${table.name}”`).join(", ");
	throw new Problem(
		"invalid",
		name === undefined
			? `The workbook has ${tables.length} sheets with cells: ${names}. Say which is meant.`
			: `There is no sheet called “${name.slice(0, 60)}”; there ${tables.length === 1 ? "is" : "are"} ${names}.`,
	);
}

async function partsOf(source: ByteSource): Promise<Map<string, string>> {
	const parts = new Map<string, string>();
	let unpacked = 0;
	for await (const { name, chunks } of zipEntries(source)) {
		if (!PART.test(name)) continue;
		const pieces: Uint8Array[] = [];
		for await (const piece of chunks()) {
			unpacked += piece.length;
			if (unpacked > MOST_UNPACKED)
				throw new Problem(
					"too-large",
					"This workbook is more than can be read at once. Save the sheet as “CSV UTF-8”.",
				);
			pieces.push(piece);
		}
		parts.set(name, Buffer.concat(pieces).toString("utf8"));
	}
	return parts;
}

const sourceOf = (bytes: Uint8Array): ByteSource => ({
	size: bytes.length,
	read: async (from, length) => bytes.subarray(from, from + length),
});
