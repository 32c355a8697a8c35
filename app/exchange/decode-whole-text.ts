import { Problem } from "#app/domain/problem.ts";

const starts = (bytes: Uint8Array, ...signature: number[]) =>
	signature.every((byte, index) => bytes[index] === byte);

/**
 * The text of a file of a table or of references: UTF-8, or UTF-16 with its mark, as Excel's “Unicode text” is.
 * @throws Problem `invalid` that says what else it is, and how to get what can be read
 */
export function decodeWholeText(bytes: Uint8Array): string {
	const other = otherFormat(bytes);
	if (other) throw new Problem("invalid", other);
	const encoding = starts(bytes, 0xff, 0xfe) ? "utf-16le" : starts(bytes, 0xfe, 0xff) ? "utf-16be" : "utf-8";
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new Problem(
			"invalid",
			`This is not text in UTF-8${placeOf(bytes)}. In a spreadsheet, save it as “CSV UTF-8”; elsewhere choose UTF-8 as its encoding.`,
		);
	}
}

function otherFormat(bytes: Uint8Array): string | undefined {
	if (starts(bytes, 0x50, 0x4b)) return packedFormat(bytes);
	if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
		return "This is a file of an older Excel or Word, and not text. Open it there and save it as “CSV UTF-8”.";
	if (starts(bytes, 0x1f, 0x8b)) return "This is packed with gzip. Unpack it first.";
	if (starts(bytes, 0x25, 0x50, 0x44, 0x46))
		return "This is a PDF, and not text. Copy the table from it into a spreadsheet, and paste the cells.";
	return undefined;
}

/** A workbook is a ZIP of its parts, whose names stand in it unpacked. */
function packedFormat(bytes: Uint8Array): string {
	const names = new TextDecoder("latin1").decode(bytes.subarray(-65_536));
	if (names.includes("xl/"))
		return "This is an Excel workbook, and not a table as text. In Excel, save the sheet as “CSV UTF-8”, or copy its cells and paste them.";
	if (names.includes("word/"))
		return "This is a Word document, and not a table as text. Copy the table into a spreadsheet, and save it as “CSV UTF-8”.";
	if (names.includes("content.xml"))
		return "This is an OpenDocument file, and not a table as text. Save the sheet as “Text CSV” in UTF-8.";
	return "This is a ZIP archive. Unpack it, and choose the file in it.";
}

/** Around which line the first byte is that is no UTF-8: enough to look there. */
function placeOf(bytes: Uint8Array): string {
	let [sound, broken] = [0, bytes.length];
	const isSound = (end: number) => {
		try {
			new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
			return true;
		} catch {
			return false;
		}
	};
	while (broken - sound > 1) {
		const middle = (sound + broken) >> 1;
		if (isSound(middle)) sound = middle;
		else broken = middle;
	}
	let line = 1;
	for (let at = bytes.indexOf(10); at >= 0 && at < sound; at = bytes.indexOf(10, at + 1)) line++;
	return ` (line ${line})`;
}
