import { decodeWholeText } from "../decode-whole-text.ts";

export interface DecodedText {
	text: string;
	/** What the text was taken for where its bytes do not say, for people. */
	remark?: string;
}

/**
 * The text of a file of references: UTF-8 or UTF-16, or Windows-1252, in which reference managers of the Western
 * world wrote for long, where nothing speaks against it; which is said.
 * @throws Problem `invalid` that says what else it is
 */
export function decodeReferences(bytes: Uint8Array): DecodedText {
	const utf16 = bareUtf16(bytes);
	if (utf16) return { text: utf16 };
	const western = isUtf8(bytes) ? undefined : westernText(bytes);
	if (western === undefined) return { text: decodeWholeText(withoutCutLetter(bytes)) };
	const [example] = western.match(/[\p{L}’'-]*[^\p{ASCII}][\p{L}’'-]*/u) ?? [];
	const remark = `The file is not in UTF-8 and was read as Windows-1252 (Western European)${example ? `: “${example}”` : ""}. Where letters look wrong, save it as UTF-8 and read it again.`;
	return { text: western, remark };
}

/** How a file begins, whatever its encoding: enough to tell its format by. */
export function lenientText(bytes: Uint8Array): string {
	const marked =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? "utf-16le"
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? "utf-16be"
				: "utf-8";
	return (
		bareUtf16(bytes.subarray(0, bytes.length - (bytes.length % 2))) ?? new TextDecoder(marked).decode(bytes)
	);
}

/** Also where the file breaks off within a letter. */
function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}

/** Without the bytes of a letter that the file breaks off in. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array {
	const start = bytes.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
	const lead = bytes[start] ?? 0;
	const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	return bytes.length - start < length ? bytes.subarray(0, start) : bytes;
}

/** UTF-16 without its mark shows by the empty byte beside each letter of its first tag. */
function bareUtf16(bytes: Uint8Array): string | undefined {
	const [first, second, third, fourth] = bytes;
	if (first === undefined || second === undefined || bytes.length % 2 > 0) return undefined;
	if (second === 0 && fourth === 0 && first > 0) return new TextDecoder("utf-16le").decode(bytes);
	if (first === 0 && third === 0 && second > 0) return new TextDecoder("utf-16be").decode(bytes);
	return undefined;
}

/**
 * The text in Windows-1252, unless a letter says that it is something else: three in a row that are beyond ASCII
 * (another script), a sign within a word or a capital at its end (an encoding of DOS or the Mac), a pair that
 * is one letter in UTF-8, or a byte that it lacks.
 */
function westernText(bytes: Uint8Array): string | undefined {
	const text = new TextDecoder("windows-1252").decode(bytes);
	const isOther = /[^\P{Cc}\t\r\n]|[À-ÿ]{3}|\p{L}[‚„†‡ˆ‰¡-§©-®°-´¶-»¿]\p{L}|\p{Ll}[ŠŒŽŸÀ-Þ](?!\p{Lu})/u;
	const isPair = bytes.some(
		(byte, at) => (byte === 0xc2 || byte === 0xc3) && ((bytes[at + 1] ?? 0) & 0xc0) === 0x80,
	);
	return isPair || isOther.test(text) ? undefined : text;
}
