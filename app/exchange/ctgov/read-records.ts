import { TextChunks } from "./decode-text.ts";
import type { Overrides } from "./match-groups.ts";
import { type RegistryReading, readRecord } from "./read-record.ts";
import { RegistryRecordError } from "./record-error.ts";
import { RecordSplitter, type RecordText } from "./record-splitter.ts";

/** What came of one record of a file, in order. */
export type RecordOutcome = {
	/** Its number in the file, from 0. */
	index: number;
	/** The line of the file it begins in. */
	line: number;
	/** Its own JSON, as it stood there, to be kept with the import. */
	raw: string;
} & ({ kind: "record"; reading: RegistryReading } | { kind: "problem"; error: RegistryRecordError });

export interface ReadRecordsOptions {
	/** What a person said of the groups of a study, by its NCT number. */
	overridesFor?: (nctId: string) => Overrides | undefined;
}

type Chunk = string | Uint8Array;

/**
 * Reads records one by one: from text or bytes, or pieces of either, that hold one record, a list of them, the
 * API's paged answer, or NDJSON. No more than a record is held at a time. A record that cannot be read is a
 * `problem`, and the next one follows.
 * @throws RegistryRecordError while iterating, when the file as a whole cannot be read from here on: it is cut
 * off, not JSON, not UTF-8, compressed, or nested too deep. What was yielded before is sound; whoever wants all
 * or nothing must wait for the end
 */
export function* readRecords(
	input: Chunk | Iterable<Chunk>,
	options: ReadRecordsOptions = {},
): Generator<RecordOutcome> {
	const file = new RecordFile(options);
	const chunks = typeof input === "string" || input instanceof Uint8Array ? [input] : input;
	for (const chunk of chunks) yield* file.push(chunk);
	yield* file.end();
}

/** The same, from a stream. */
export async function* readRecordStream(
	input: AsyncIterable<Chunk>,
	options: ReadRecordsOptions = {},
): AsyncGenerator<RecordOutcome> {
	const file = new RecordFile(options);
	for await (const chunk of input) yield* file.push(chunk);
	yield* file.end();
}

class RecordFile {
	readonly #text = new TextChunks();
	readonly #splitter = new RecordSplitter();
	readonly #options: ReadRecordsOptions;
	#index = 0;

	constructor(options: ReadRecordsOptions) {
		this.#options = options;
	}

	*push(chunk: Chunk): Generator<RecordOutcome> {
		for (const record of this.#splitter.push(this.#text.decode(chunk))) yield this.#read(record);
	}

	*end(): Generator<RecordOutcome> {
		for (const record of this.#splitter.push(this.#text.end())) yield this.#read(record);
		this.#splitter.end();
	}

	#read(record: RecordText): RecordOutcome {
		const at = { index: this.#index++, line: record.line, raw: record.text };
		try {
			const json = parse(record);
			const overrides = this.#options.overridesFor?.(numberIn(json));
			return { ...at, kind: "record", reading: readRecord(json, overrides && { overrides }) };
		} catch (error) {
			if (!(error instanceof RegistryRecordError)) throw error;
			return { ...at, kind: "problem", error };
		}
	}
}

/** @throws RegistryRecordError with the line and column in the file where it is no JSON */
function parse({ text, line, column }: RecordText): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const message = error instanceof Error ? error.message : "";
		const position = /at position (\d+)/.exec(message)?.[1];
		if (position === undefined)
			throw new RegistryRecordError("The JSON of this record is broken", `line ${line}, column ${column}`);
		const before = text.slice(0, Number(position)).split("\n");
		const last = before.at(-1)?.length ?? 0;
		const place = `line ${line + before.length - 1}, column ${before.length === 1 ? column + last : last + 1}`;
		throw new RegistryRecordError(
			`The JSON of this record is broken at “${text[Number(position)] ?? ""}”`,
			place,
		);
	}
}

function numberIn(json: unknown): string {
	const record = json as { protocolSection?: { identificationModule?: { nctId?: unknown } } } | null;
	const id = record?.protocolSection?.identificationModule?.nctId;
	return typeof id === "string" ? id.trim().toUpperCase() : "";
}
