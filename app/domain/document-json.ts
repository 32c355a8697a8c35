import type { StudyDocument } from "./study/study-document.ts";

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
	...["personTime", "estimate"],
]);

// In the language since 2025; TypeScript's library does not know it yet.
declare global {
	interface JSON {
		rawJSON(text: string): unknown;
	}
}

export function stringifyDocument(value: StudyDocument | Record<string, unknown>): string {
	return JSON.stringify(
		value,
		function (this: object, key, field: unknown) {
			// An identifier's value is text even when it looks like a number.
			const isDecimal = typeof field === "string" && DECIMALS.has(key) && !("system" in this);
			return isDecimal ? JSON.rawJSON(field) : field;
		},
		2,
	);
}

/**
 * The way back: JSON text as a value in which reported decimals are text with the digits they were typed with,
 * ready for the study document's schema.
 * @throws SyntaxError for what is not JSON
 */
export function parseDocumentJson(text: string): unknown {
	return JSON.parse(text, keepDigits);
}

function keepDigits(this: object, key: string, value: unknown, context?: { source?: string }): unknown {
	const isDecimal = typeof value === "number" && DECIMALS.has(key) && !("system" in this);
	return isDecimal ? (context?.source ?? value) : value;
}
