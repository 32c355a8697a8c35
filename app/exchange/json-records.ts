import { Problem } from "#app/domain/problem.ts";
import { TextChunks } from "./ctgov/decode-text.ts";
import { jsonFault } from "./ctgov/json-fault.ts";
import { RegistryRecordError } from "./ctgov/record-error.ts";
import { RecordSplitter, type RecordText } from "./ctgov/record-splitter.ts";

/**
 * Cuts JSON into its records without ever holding more than one: a list of objects, the registry's paged answer,
 * objects one a line (NDJSON) or one after the other, or a single object.
 * @param chunks the bytes of the file, or its text, in pieces
 * @throws Problem `invalid` that names the line, when it is something else, not UTF-8, ends midway, holds nothing,
 * or has a record that is too large or too deep
 */
export async function* jsonRecords(
	chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<RecordText> {
	const text = new TextChunks();
	const splitter = new RecordSplitter();
	try {
		for await (const chunk of chunks) yield* splitter.push(text.decode(chunk));
		yield* splitter.push(text.end());
		splitter.end();
	} catch (error) {
		if (!(error instanceof RegistryRecordError)) throw error;
		throw new Problem("invalid", error.message);
	}
}

/** The value of a record. @throws Problem `invalid` with the line and column in the file where it is no JSON */
export function parseRecord({ text, line, column }: RecordText): unknown {
	try {
		return JSON.parse(text);
	} catch {
		const position = jsonFault(text) ?? 0;
		const before = text.slice(0, position).split("\n");
		const last = before.at(-1)?.length ?? 0;
		const at = `line ${line + before.length - 1}, column ${before.length === 1 ? column + last : last + 1}`;
		throw new Problem("invalid", `The JSON is broken at “${text[position] ?? ""}” (${at})`);
	}
}
