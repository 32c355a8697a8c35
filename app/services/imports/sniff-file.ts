import { lenientText } from "#app/exchange/references/decode-references.ts";
import type { DeliveredFile } from "./delivered-files.ts";

/** As much as shows what a file holds, whatever head lines it has. */
const ENOUGH = 64 * 1024;

/** RTF has a brace in front, too. */
const JSON_BEGINS = /^\uFEFF?\s*[{[](?!\\)/;

/** A file whose beginning was looked at. */
export interface SniffedFile {
	/** The beginning as text; empty where it is JSON, which is never waited for. */
	start: string;
	isJson: boolean;
	/** All of the file. */
	chunks: AsyncIterable<Uint8Array | string>;
}

/**
 * Looks at how a file begins. JSON shows by its first sign, so that of a pipe that stays open nothing is waited for;
 * of anything else so much is read as shows what it is.
 */
export async function sniffFile({ chunks }: DeliveredFile): Promise<SniffedFile> {
	const pieces = iteratorOf(chunks);
	const seen: (Uint8Array | string)[] = [];
	let length = 0;
	let start = "";
	while (length < ENOUGH) {
		const { value, done } = await pieces.next();
		if (done) break;
		seen.push(value);
		length += value.length;
		start = textOf(seen);
		if (JSON_BEGINS.test(start)) break;
	}
	// Nothing but space so far may be followed by anything; who reads JSON says what.
	const isJson = JSON_BEGINS.test(start) || start.trim() === "";
	const all = async function* () {
		yield* seen;
		for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
	};
	return { start, isJson, chunks: all() };
}

function iteratorOf(chunks: DeliveredFile["chunks"]): AsyncIterator<Uint8Array | string> {
	return (async function* () {
		yield* chunks;
	})();
}

const textOf = (pieces: readonly (Uint8Array | string)[]) =>
	lenientText(Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece) : piece))));
