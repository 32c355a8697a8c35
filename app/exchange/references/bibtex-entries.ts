import { Problem } from "#app/domain/problem.ts";

/** An entry of BibTeX, its values without the braces or quotation marks around them and still in LaTeX. */
export interface BibtexEntry {
	key: string;
	fields: Map<string, string>;
	/** Fields whose value is a name that no `@string` of the file defines, with that name. */
	undefinedNames: Map<string, string>;
}

export interface BibtexText {
	/** The line of the file that it begins on, from 1. */
	line: number;
	text: string;
	/** @throws Problem `invalid` where it is never closed */
	read(): BibtexEntry;
}

type Strings = ReadonlyMap<string, string>;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const AT = /@\s*([a-z]+)\s*([{(])/gi;

/**
 * The entries of a text, which may have anything between them: head lines, comments, `@string` definitions, which
 * are put in wherever their names stand.
 */
export function bibtexEntries(text: string): BibtexText[] {
	const strings = new Map(MONTHS.map((name) => [name, name]));
	const entries: BibtexText[] = [];
	let [line, counted] = [1, 0];
	AT.lastIndex = 0;
	for (let start = AT.exec(text); start; start = AT.exec(text)) {
		const [whole, name = "", bracket] = start;
		// "a@article.org {…" is no entry, nor is what a comment has of one.
		const before = text.slice(text.lastIndexOf("\n", start.index) + 1, start.index);
		if (/[^\s})]/.test(before)) continue;
		const type = name.toLowerCase();
		const inner = start.index + whole.length;
		const end = endOf(text, inner, bracket === "(" ? ")" : "}");
		const next = end === undefined ? nextEntry(text, inner) : end + 1;
		const own = text.slice(start.index, next).trim();
		const body = text.slice(inner, end ?? next);
		AT.lastIndex = next;
		line += text.slice(counted, start.index).split("\n").length - 1;
		counted = start.index;
		if (type === "comment" || type === "preamble") continue;
		if (type === "string") {
			for (const [key, value] of fieldsOf(body, strings).fields) strings.set(key, value);
			continue;
		}
		const isWhole = end !== undefined;
		entries.push({ line, text: own, read: () => entryOf(body, strings, isWhole) });
	}
	return entries;
}

function entryOf(body: string, strings: Strings, isWhole: boolean): BibtexEntry {
	if (!isWhole)
		throw new Problem(
			"invalid",
			"A brace or quotation mark of it is opened and not closed. Correct it in the file.",
		);
	const comma = /^[^,={}"]*,/.exec(body);
	// Where the comma after the key was forgotten, the first field begins on the next line.
	const key = comma?.[0].slice(0, -1) ?? /^[^={}"\n]*\n/.exec(body)?.[0] ?? "";
	return { key: key.trim(), ...fieldsOf(body.slice(comma ? comma[0].length : key.length), strings) };
}

/**
 * Where an entry or value ends whose bracket is open; undefined where it never does. An entry that lacks but its
 * own closing bracket ends before the next one.
 */
function endOf(text: string, from: number, closing: "}" | ")"): number | undefined {
	let depth = 0;
	for (let at = from; at < text.length; at++) {
		const character = text[at];
		if (character === "\\") at++;
		else if (character === closing && depth === 0) return at;
		else if (character === "{") depth++;
		else if (character === "}") depth--;
		else if (character === '"' && closing === ")" && depth === 0) at = quoteEnd(text, at + 1);
		else if (
			character === "@" &&
			NEXT.test(text.slice(lineBreakBefore(text, at), at + 300)) &&
			isFirstOfLine(text, at)
		)
			return depth === 0 ? lineBreakBefore(text, at) - 1 : undefined;
		if (depth < 0) return undefined;
	}
	return undefined;
}

/** An entry at the beginning of a line. */
const NEXT = /^\n[ \t]*@\w+[ \t]*[{(][^{}=\n]*,/;

const lineBreakBefore = (text: string, at: number) => Math.max(0, text.lastIndexOf("\n", at));

const isFirstOfLine = (text: string, at: number) => text.slice(lineBreakBefore(text, at), at).trim() === "";

function nextEntry(text: string, from: number): number {
	const found = /\n[ \t]*@\w+[ \t]*[{(]/g;
	found.lastIndex = from;
	return found.exec(text)?.index ?? text.length;
}

/** Name and value of each field; a comma that was forgotten between two is not missed. */
function fieldsOf(body: string, strings: Strings): Omit<BibtexEntry, "key"> {
	const fields = new Map<string, string>();
	const undefinedNames = new Map<string, string>();
	const name = /[,\s]*([a-z][\w:.+-]*)\s*=\s*/giy;
	for (let at = 0; at < body.length; ) {
		name.lastIndex = at;
		const found = name.exec(body);
		if (!found) break;
		const field = found[1]?.toLowerCase() ?? "";
		let value = "";
		at = name.lastIndex;
		for (;;) {
			const part = partAt(body, at);
			if (part.isName && !strings.has(part.text.toLowerCase())) undefinedNames.set(field, part.text);
			value += part.isName ? (strings.get(part.text.toLowerCase()) ?? "") : part.text;
			at = part.end;
			const hash = /^\s*#\s*/.exec(body.slice(at, at + 100));
			if (!hash) break;
			at += hash[0].length;
		}
		if (!fields.has(field)) fields.set(field, value.trim());
	}
	return { fields, undefinedNames };
}

/** A value, or one part of it between "#". */
function partAt(body: string, at: number): { text: string; end: number; isName: boolean } {
	const opening = body[at];
	if (opening === "{" || opening === '"') {
		const end = opening === "{" ? (endOf(body, at + 1, "}") ?? body.length) : quoteEnd(body, at + 1);
		return { text: body.slice(at + 1, end), end: end + 1, isName: false };
	}
	const bare = /^[^\s,#{}"]+/.exec(body.slice(at, at + 500))?.[0] ?? "";
	return { text: bare, end: at + Math.max(1, bare.length), isName: /^[a-z]/i.test(bare) };
}

function quoteEnd(body: string, from: number): number {
	let depth = 0;
	for (let at = from; at < body.length; at++) {
		const character = body[at];
		if (character === "\\") at++;
		else if (character === "{") depth++;
		else if (character === "}") depth--;
		else if (character === '"' && depth <= 0) return at;
	}
	return body.length;
}
