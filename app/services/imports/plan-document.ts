import { threeWay } from "#app/domain/comparing/three-way.ts";
import type { IncomingStudy } from "#app/exchange/import-format.ts";
import type { Store } from "#db/store.ts";
import { sealDocument } from "../parse-document.ts";
import type { Choices } from "./choices.ts";
import { findDocument } from "./find-here.ts";
import { mergedBySides, NOTHING_HERE } from "./merge-by-sides.ts";
import type { RecordPlan } from "./plan-record.ts";

/**
 * What a study document would come to: a new study, or the next version of the one here that it is.
 * @throws Problem `invalid` when it is no study
 */
export function planDocument(
	store: Store,
	incoming: IncomingStudy,
	choices: Choices,
	update: boolean,
): RecordPlan {
	const coming = sealDocument(incoming.document);
	const found = findDocument(store, coming, incoming.slug);
	const here = choices.same === false ? undefined : found;
	const slug = here ? undefined : incoming.slug;
	if (!here) return { coming, slug, known: false, ...NOTHING_HERE(coming), choices };
	const theirs = here.study.document;
	const conflicts = threeWay(theirs, theirs, coming);
	const sides = Object.fromEntries(conflicts.map(({ path }) => [path, "mine" as const]));
	const result =
		Object.keys(choices.fields).length > 0 ? mergedBySides(theirs, theirs, coming, choices.fields) : coming;
	const isEqual = JSON.stringify(theirs) === JSON.stringify(coming);
	return {
		...{ coming, here, known: false, conflicts, sides, result, choices },
		...(!isEqual &&
			!update &&
			!choices.confirmed && { held: `It differs from studies/${here.study.slug}, which is here already.` }),
	};
}
