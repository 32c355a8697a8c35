import { Problem } from "#app/domain/problem.ts";
import { RegistryRecordError } from "../ctgov/record-error.ts";
import { RecordSplitter } from "../ctgov/record-splitter.ts";
import { isCslItem, referenceFromCsl } from "./csl-item.ts";
import type { UnreadEntry } from "./reference.ts";

/** CSL-JSON: a list of items, items one a line, one item, or `{"items": […]}`. What comes before a fault in it is read. */
export function readCslJson(text: string): UnreadEntry[] {
	const splitter = new RecordSplitter();
	const entries: UnreadEntry[] = [];
	try {
		for (const { text: own, line } of splitter.push(text)) {
			const value = parsed(own);
			if (value !== undefined) entries.push(...(cslEntries(value, line) ?? [entryOf(value, line)]));
			else
				entries.push(
					brokenEntry(own, line, "Its JSON is broken: a comma, quotation mark or bracket is missing."),
				);
		}
		splitter.end();
	} catch (error) {
		if (!(error instanceof RegistryRecordError)) throw error;
		const list = parsed(text);
		// What is no object between the items is a fault to who cuts records, but sound JSON.
		if (Array.isArray(list)) return list.map((item) => entryOf(item, 1));
		entries.push(brokenEntry(text.slice(-200), entries.at(-1)?.line ?? 1, error.message));
	}
	return entries;
}

/** The references that a JSON record is, or lists under `items`; undefined when it is something else. */
export function cslEntries(value: unknown, line: number): UnreadEntry[] | undefined {
	const items = typeof value === "object" && value !== null && "items" in value ? value.items : undefined;
	if (Array.isArray(items) && items.some(isCslItem)) return items.map((item) => entryOf(item, line));
	return isCslItem(value) ? [entryOf(value, line)] : undefined;
}

const entryOf = (item: unknown, line: number): UnreadEntry => ({
	...{ line, text: JSON.stringify(item) },
	read: () => referenceFromCsl(item),
});

const brokenEntry = (text: string, line: number, message: string): UnreadEntry => ({
	...{ line, text },
	read: () => {
		throw new Problem("invalid", message);
	},
});

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
