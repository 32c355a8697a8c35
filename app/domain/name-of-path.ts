import { eventOf } from "./concepts/concept-of.ts";
import type { Concept } from "./concepts/concept-terms.ts";
import { member } from "./id-path.ts";
import { FIELDS } from "./study/field-register.ts";
import type { Outcome } from "./study/outcome.ts";
import type { StudyDocument } from "./study/study-document.ts";
import { itemName } from "./versions/item-names.ts";
import { itemAt } from "./versions/lists.ts";

/** What the events of an outcome are called where its concept has a word for them. */
const EVENT_NAMES: Partial<Record<Concept, string>> = {
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
	let event: Concept | undefined;
	for (const [depth, segment] of segments.entries()) {
		if (Array.isArray(node)) {
			node = itemAt(node, pattern, segment);
			pattern += ".*";
			if (pattern === "outcomes.*" && node !== undefined) event = eventOf(node as Outcome);
			words.push(node === undefined ? segment : itemName(pattern, node, document));
			continue;
		}
		node = member(node, segment);
		pattern = pattern === "" ? segment : `${pattern}.${segment}`;
		const name = pattern === "outcomes.*.results.*.events" && event ? EVENT_NAMES[event] : undefined;
		if (depth === segments.length - 1) words.push(name ?? FIELDS.get(pattern)?.name ?? segment);
	}
	return words.map((word, depth) => (depth === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word));
}
