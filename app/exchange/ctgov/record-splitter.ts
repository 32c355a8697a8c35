import { RegistryRecordError } from "./record-error.ts";

/** A record's own text within a file of records, and where it begins. */
export interface RecordText {
	text: string;
	line: number;
	column: number;
}

const DEEPEST = 100;
/** Characters of one record; the largest of the registry are a tenth of it. */
const LONGEST_RECORD = 64 * 1024 * 1024;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;
const NEWLINE = 10;

/** Characters that mean something outside of strings, and within them. */
const MARKS = /["{}[\]:,]/g;
const STRING_MARKS = /["\\]/g;

const isSpace = (code: number) => code === 32 || code === 9 || code === 13 || code === NEWLINE;

/**
 * Cuts JSON into the records in it, chunk by chunk, so that no more than one record is held: a record, several
 * one after the other (NDJSON), a list of them, or the registry's paged answer with its `studies`.
 * What is between the records is held to the form; what is within one is left to who parses it.
 */
export class RecordSplitter {
	/** The brackets that are open, as closing codes. */
	readonly #open: number[] = [];
	/** How many brackets are open where records stand: 0, in a list 1, in a paged answer 2. */
	#level = 0;
	#inString = false;
	#escaped = false;
	/** The text of the record so far, but for what is in the current chunk. */
	#pieces: string[] = [];
	#length = 0;
	#start: { line: number; column: number } | undefined;
	#chunk = "";
	/** The line and column where the chunk, or the part of it that was counted, begins. */
	#line = 1;
	#column = 0;
	#counted = 0;
	/** The last text at the first level of an object that may be a paged answer, and whether it is a key. */
	#key = "";
	#keyEnded = false;
	#records = 0;
	/** After the records of a paged answer only its other members come. */
	#isPageRest = false;

	/** @returns the records that end in this chunk @throws RegistryRecordError where it cannot be JSON of records */
	*push(chunk: string): Generator<RecordText> {
		this.#chunk = chunk;
		this.#counted = 0;
		let from = this.#start ? 0 : -1;
		let index = 0;
		while (index < chunk.length) {
			if (this.#inString) {
				index = this.#throughString(index);
				continue;
			}
			if (this.#start === undefined && !this.#isPageRest) {
				const code = chunk.charCodeAt(index);
				if (!isSpace(code) && this.#between(code, index)) from = index;
				index++;
				continue;
			}
			MARKS.lastIndex = index;
			const mark = MARKS.exec(chunk);
			if (!mark) break;
			index = mark.index + 1;
			const code = chunk.charCodeAt(mark.index);
			if (code === QUOTE) {
				this.#inString = true;
				this.#key = "";
				this.#keyEnded = false;
			} else if (code === OPEN || code === OPEN_LIST) {
				if (code === OPEN_LIST && this.#opensPage()) {
					this.#push(code, mark.index);
					this.#level = 2;
					this.#forget();
					from = -1;
				} else this.#push(code, mark.index);
			} else if (code === CLOSE || code === CLOSE_LIST) {
				this.#pop(code, mark.index);
				if (this.#open.length === this.#level && this.#start) {
					this.#pieces.push(chunk.slice(from, index));
					const record = { text: this.#pieces.join(""), ...this.#start };
					this.#records++;
					this.#forget();
					from = -1;
					yield record;
				} else if (this.#isPageRest && this.#open.length === 0) this.#isPageRest = false;
			} else this.#keyEnded = code === COLON;
		}
		if (from >= 0) {
			this.#pieces.push(chunk.slice(from));
			this.#length += chunk.length - from;
			if (this.#length > LONGEST_RECORD)
				throw this.#error("One record is larger than 64 MB, which no registry record is", from);
		}
		this.#place(chunk.length);
	}

	/** Call it after the last chunk. @throws RegistryRecordError when the JSON is cut off, or there was none */
	end(): void {
		if (this.#open.length > 0 || this.#inString) {
			const which = this.#start
				? ` in the middle of record ${this.#records + 1}`
				: ` after ${this.#records} records`;
			throw this.#error(`The JSON ends${which}: it was cut off. Fetch or copy it again`);
		}
		if (this.#records === 0) throw new RegistryRecordError("There is no record in it");
	}

	/** Goes on to the end of a string, or of the chunk. @returns where to go on */
	#throughString(start: number): number {
		const chunk = this.#chunk;
		let index = start;
		while (index < chunk.length) {
			if (this.#escaped) {
				this.#escaped = false;
				index++;
				continue;
			}
			STRING_MARKS.lastIndex = index;
			const mark = STRING_MARKS.exec(chunk);
			const end = mark?.index ?? chunk.length;
			if (this.#open.length === 1 && this.#key.length < 20)
				this.#key += chunk.slice(index, Math.min(end, index + 20));
			if (!mark) return chunk.length;
			index = end + 1;
			if (chunk.charCodeAt(end) === QUOTE) {
				this.#inString = false;
				return index;
			}
			this.#escaped = true;
		}
		return index;
	}

	/** What may stand outside of records. @returns whether a record begins */
	#between(code: number, index: number): boolean {
		const character = this.#chunk[index] ?? "";
		if (code === OPEN && this.#open.length === this.#level) {
			this.#start = this.#place(index);
			this.#key = "";
			this.#keyEnded = false;
			this.#push(code, index);
			return true;
		}
		if (code === OPEN_LIST && this.#open.length === 0 && this.#level === 0) {
			this.#push(code, index);
			this.#level = 1;
			return false;
		}
		if (code === CLOSE_LIST && this.#open.length === this.#level && this.#level > 0) {
			this.#pop(code, index);
			this.#isPageRest = this.#level === 2;
			this.#level = 0;
			return false;
		}
		if (code === COMMA && this.#level > 0 && this.#records > 0) return false;
		if (character === "<")
			throw this.#error("This is a web page or XML, and not the JSON of a record", index);
		throw this.#error(
			this.#records === 0 && this.#level === 0
				? `This is not the JSON of a record: it begins with “${character}”`
				: `“${character}” stands where a record should begin`,
			index,
		);
	}

	/** Whether the list that begins here is the `studies` of a paged answer, and not part of a record. */
	#opensPage(): boolean {
		return this.#level === 0 && this.#open.length === 1 && this.#keyEnded && this.#key === "studies";
	}

	#forget(): void {
		this.#pieces = [];
		this.#length = 0;
		this.#start = undefined;
	}

	#push(code: number, index: number): void {
		if (this.#open.length >= DEEPEST)
			throw this.#error(`It is nested deeper than ${DEEPEST} levels, which no record is`, index);
		this.#open.push(code === OPEN ? CLOSE : CLOSE_LIST);
	}

	#pop(code: number, index: number): void {
		const wanted = this.#open.pop();
		if (wanted !== code) {
			const expected = wanted === undefined ? "nothing" : `“${String.fromCharCode(wanted)}”`;
			throw this.#error(`“${String.fromCharCode(code)}” stands where ${expected} should`, index);
		}
	}

	/** Line and column of a place in the chunk; places must be asked for from front to back. */
	#place(index: number): { line: number; column: number } {
		for (let at = this.#chunk.indexOf("\n", this.#counted); at >= 0 && at < index; ) {
			this.#line++;
			this.#column = 0;
			this.#counted = at + 1;
			at = this.#chunk.indexOf("\n", this.#counted);
		}
		const column = this.#column + index - this.#counted + 1;
		if (index === this.#chunk.length) this.#column += index - this.#counted;
		return { line: this.#line, column };
	}

	#error(message: string, index = this.#chunk.length): RegistryRecordError {
		const { line, column } =
			index === this.#chunk.length ? { line: this.#line, column: this.#column } : this.#place(index);
		return new RegistryRecordError(message, `line ${line}, column ${column}`);
	}
}
