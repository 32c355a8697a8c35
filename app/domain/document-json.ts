import type { StudyDocument } from "./study/study-document.ts";
import { fromWritten, toWritten, withTimes } from "./study/written-form.ts";

/**
 * Study documents as JSON for other programs. A reported decimal is a JSON number there, with the digits it
 * was typed with (52.0 stays 52.0); within the program it is text.
 */

const DECIMALS = new Set([
	...[
		"percent",
		"mean",
		"sd",
		"se",
		"ciLow",
		"ciHigh",
		"ciLevel",
		"median",
		"q1",
		"q3",
		"min",
		"max",
		"value",
	],
	...["personTime", "estimate", "cv", "spread", "low", "high", "threshold"],
]);

/** Where a decimal may stand as a number. */
const NUMBER_AT_DECIMAL = new RegExp(`"(?:${[...DECIMALS].join("|")})"\\s*:\\s*-?\\d`);

// In the language since 2025; TypeScript's library does not know it yet.
declare global {
	interface JSON {
		rawJSON(text: string): unknown;
		parse(
			text: string,
			reviver: (this: object, key: string, value: unknown, context: { source: string }) => unknown,
		): unknown;
	}
}

export function stringifyDocument(value: StudyDocument | Record<string, unknown>): string {
	return JSON.stringify(
		"outcomes" in value ? toWritten(value as StudyDocument) : value,
		function (this: object, key, field: unknown) {
			// An identifier's value is text even when it looks like a number.
			const isDecimal = typeof field === "string" && DECIMALS.has(key) && !("system" in this);
			return isDecimal ? JSON.rawJSON(field) : field;
		},
		2,
	);
}

/**
 * The value that JSON text holds, its reported decimals as text with the digits they were written with: the
 * inverse of `stringifyDocument`, for input that has yet to be parsed as a document.
 * @throws SyntaxError when it is not JSON
 */
export function parseDocumentJson(text: string): unknown {
	// Asking for the source of every value costs five times as much, and many documents hold decimals as text.
	if (!NUMBER_AT_DECIMAL.test(text)) return JSON.parse(text);
	return JSON.parse(text, function (key, value, { source }) {
		return typeof value === "number" && DECIMALS.has(key) && !("system" in this) ? source : value;
	});
}

/** The text of a document, as it is stored. */
export const documentText = (document: StudyDocument): string => JSON.stringify(toWritten(document));

/** The document of a stored text. It was held to the schema when it was saved. */
export function documentOf(text: string): StudyDocument {
	const document = fromWritten(JSON.parse(text)) as StudyDocument;
	return { ...document, outcomes: document.outcomes.map(withTimes) };
}
