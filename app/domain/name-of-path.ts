import { member } from "./checks/id-path.ts";
import { itemName } from "./comparing/item-names.ts";
import { itemAt } from "./comparing/lists.ts";
import { FIELD_NAMES } from "./field-names.ts";
import type { StudyDocument } from "./study/study-document.ts";

type Names = Readonly<Record<string, string>>;

/** What the events of an outcome are called where its concept has a word for them. */
const EVENT_NAMES: Names = {
	response: "responders",
	remission: "remitters",
	relapse: "relapses",
	mortality: "deaths",
	discontinuation: "people who stopped",
};

/**
 * A path of a finding or a change in words, from the outside in: `outcomes.o1.results.a2.events` →
 * `["Outcome “Response, week 6”", "Placebo", "responders"]`. An item or field that is not there stands for itself.
 */
export function nameOfPath(path: string, document: StudyDocument): string[] {
	const segments = path === "" ? [] : path.split(".");
	const words: string[] = [];
	let node: unknown = document;
	let pattern = "";
	let concept: unknown;
	for (const [depth, segment] of segments.entries()) {
		if (Array.isArray(node)) {
			node = itemAt(node, pattern, segment);
			pattern += ".*";
			if (pattern === "outcomes.*") concept = member(node, "concept");
			words.push(node === undefined ? segment : itemName(pattern, node, document));
			continue;
		}
		node = member(node, segment);
		pattern = pattern === "" ? segment : `${pattern}.${segment}`;
		const name = pattern === "outcomes.*.results.*.events" ? EVENT_NAMES[String(concept)] : undefined;
		if (depth === segments.length - 1) words.push(name ?? FIELD_NAMES[pattern] ?? segment);
	}
	return words.map((word, depth) => (depth === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word));
}
