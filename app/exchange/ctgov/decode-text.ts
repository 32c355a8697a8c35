import { RegistryRecordError } from "./record-error.ts";

/** Turns the pieces of a file into text. @throws RegistryRecordError where they are no UTF-8 text */
export class TextChunks {
	readonly #decoder = new TextDecoder("utf-8", { fatal: true });
	#isFirst = true;
	#bytes = 0;

	decode(chunk: string | Uint8Array): string {
		const isFirst = this.#isFirst && chunk.length > 0;
		if (chunk.length > 0) this.#isFirst = false;
		if (typeof chunk === "string") return isFirst ? chunk.replace(/^\uFEFF/, "") : chunk;
		if (isFirst) refuseOtherFormats(chunk);
		const from = this.#bytes;
		this.#bytes += chunk.length;
		return this.#decoded(() => this.#decoder.decode(chunk, { stream: true }), from);
	}

	/** Call it after the last piece. */
	end(): string {
		return this.#decoded(() => this.#decoder.decode(), this.#bytes);
	}

	#decoded(decode: () => string, from: number): string {
		try {
			return decode();
		} catch {
			const place = from === this.#bytes ? "at its end" : `after byte ${from.toLocaleString("en")}`;
			throw new RegistryRecordError(
				"This is not UTF-8, as the registry's JSON is: save or fetch it again in UTF-8",
				place,
			);
		}
	}
}

const NO_TEXT: readonly [name: string, ...signature: number[]][] = [
	["a PDF", 0x25, 0x50, 0x44, 0x46],
	["a picture", 0x89, 0x50, 0x4e, 0x47],
	["a picture", 0xff, 0xd8, 0xff],
	["a picture", 0x47, 0x49, 0x46, 0x38],
];

function refuseOtherFormats(bytes: Uint8Array): void {
	const [first, second] = bytes;
	if (
		(first === 0xff && second === 0xfe) ||
		(first === 0xfe && second === 0xff) ||
		first === 0 ||
		second === 0
	)
		throw new RegistryRecordError(
			"This is UTF-16 and not UTF-8, as the registry's JSON is: save it again in UTF-8",
		);
	if (first === 0x1f && second === 0x8b)
		throw new RegistryRecordError("This is compressed with gzip: unpack it first");
	if (first === 0x50 && second === 0x4b)
		throw new RegistryRecordError("This is a ZIP file within another: unpack the outer one first");
	for (const [name, ...signature] of NO_TEXT)
		if (signature.every((byte, index) => bytes[index] === byte))
			throw new RegistryRecordError(`This is ${name}, and not the JSON of records`);
}
