import { threeWay } from "#app/domain/versions/three-way.ts";
import type { Store } from "#db/store.ts";
import type { Choices } from "./choices.ts";
import { findDocument } from "./find-here.ts";
import { mergedBySides, NOTHING_HERE } from "./merge-by-sides.ts";
import type { KeptReading } from "./read-kept.ts";
import type { RecordPlan } from "./record-plan.ts";

/** What a study document would come to: a new study, or the next version of the one here that it is. */
export function planDocument(
	store: Store,
	incoming: KeptReading,
	choices: Choices,
	update: boolean,
): RecordPlan {
	const coming = incoming.document;
	const found = findDocument(store, coming, incoming.slug);
	const here = choices.same === false ? undefined : found;
	const slug = here ? undefined : incoming.slug;
	const { draft } = incoming;
	if (!here) return { coming, slug, draft, known: false, ...NOTHING_HERE(coming), choices };
	const theirs = here.study.document;
	const conflicts = threeWay(theirs, theirs, coming);
	const sides = Object.fromEntries(conflicts.map(({ path }) => [path, "mine" as const]));
	const isChosen = Object.keys(choices.fields).length > 0;
	const result = isChosen ? mergedBySides(theirs, theirs, coming, choices.fields) : coming;
	const isEqual = JSON.stringify(theirs) === JSON.stringify(coming);
	return {
		...{ coming, draft, here, known: false, conflicts, sides, result, choices },
		...(!isEqual &&
			!update &&
			!choices.confirmed && { held: `It differs from studies/${here.study.slug}, which is here already.` }),
	};
}
