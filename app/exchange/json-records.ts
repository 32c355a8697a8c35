import { Problem } from "#app/domain/problem.ts";

/** What one record may weigh, in characters; a registry record with large results has a few million. */
const MAX_RECORD = 64 * 1024 * 1024;
const MAX_DEPTH = 100;

/** The text of one record and where it begins. */
export interface JsonRecord {
	text: string;
	line: number;
}

/**
 * Cuts JSON text into its records without ever holding more than one: an array of objects, objects one a line
 * (NDJSON) or one after the other, or a single object.
 * @throws Problem `invalid` that names the line, when the text is something else, ends midway, or has a record
 * that is too large or too deep
 */
export async function* jsonRecords(chunks: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
	const state: State = { inArray: false, line: 1, depth: 0, inString: false, escaped: false, startLine: 1 };
	let begun: string[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		let from = state.depth > 0 ? 0 : -1;
		for (let at = 0; at < chunk.length; at++) {
			const wasInside = state.depth > 0;
			step(state, chunk.charCodeAt(at), chunk, at);
			if (!wasInside && state.depth > 0) {
				from = at;
				state.startLine = state.line;
			} else if (wasInside && state.depth === 0) {
				yield { text: begun.join("") + chunk.slice(from, at + 1), line: state.startLine };
				begun = [];
				length = 0;
				from = -1;
			}
		}
		if (from < 0) continue;
		begun.push(chunk.slice(from));
		length += chunk.length - from;
		if (length > MAX_RECORD)
			throw new Problem(
				"too-large",
				`The record that begins in line ${state.startLine} is larger than 64 MB`,
			);
	}
	if (state.depth > 0)
		throw new Problem(
			"invalid",
			`The text ends in the middle of the record that begins in line ${state.startLine}; is the file cut off?`,
		);
	if (state.inArray) throw new Problem("invalid", "The text ends before its list does; is the file cut off?");
}

interface State {
	inArray: boolean;
	line: number;
	/** Of braces and brackets within a record; 0 between records. */
	depth: number;
	inString: boolean;
	escaped: boolean;
	startLine: number;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN, CLOSE, COMMA, NEW_LINE] = [
	0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x0a,
];

function step(state: State, code: number, chunk: string, at: number) {
	if (code === NEW_LINE) state.line++;
	if (state.inString) {
		if (state.escaped) state.escaped = false;
		else if (code === BACKSLASH) state.escaped = true;
		else if (code === QUOTE) state.inString = false;
		return;
	}
	if (state.depth > 0) {
		if (code === QUOTE) state.inString = true;
		else if (code === OPEN || code === OPEN_LIST) {
			if (++state.depth > MAX_DEPTH)
				throw new Problem("invalid", `Line ${state.line}: the record is nested more than ${MAX_DEPTH} deep`);
		} else if (code === CLOSE || code === CLOSE_LIST) state.depth--;
		return;
	}
	if (code === OPEN) state.depth = 1;
	else if (code === OPEN_LIST && !state.inArray) state.inArray = true;
	else if (code === CLOSE_LIST && state.inArray) state.inArray = false;
	else if (code !== COMMA && code > 0x20)
		throw new Problem(
			"invalid",
			`Line ${state.line}: expected a record, which begins with “{”, but found “${chunk.slice(at, at + 12).split("\n")[0]}”`,
		);
}
