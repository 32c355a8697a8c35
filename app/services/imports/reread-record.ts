import { Problem } from "#app/domain/problem.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import { type Conflict, threeWay } from "#app/domain/versions/three-way.ts";
import { adoptIds } from "#app/exchange/ctgov/adopt-ids.ts";
import { renamedDoubts } from "#app/exchange/ctgov/group-doubts.ts";
import { getStudy } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { readChoices } from "./choices.ts";
import { provenanceOfStudy } from "./edited-paths.ts";
import { mergedBySides } from "./merge-by-sides.ts";
import type { KeptReading } from "./read-kept.ts";
import type { RecordPlan } from "./record-plan.ts";

/**
 * What a study would come to if its kept record were read again: what the record said before gives way, and what
 * people said stays.
 * @throws Problem `not-found` when the study was archived meanwhile
 */
export function planRereading(
	store: Store,
	{ slug, choices: text }: { slug: string | null; choices: string | null },
	{ document, doubts = [] }: KeptReading,
): RecordPlan & { kept: Conflict[] } {
	const study = slug === null ? undefined : getStudy(store, slug, "drafts-too");
	if (!study) throw new Problem("not-found", "The study of this record is not here any more.");
	const theirs = study.document;
	const { base = theirs, isEdited } = provenanceOfStudy(store, study);
	const coming = adoptIds(theirs, document);
	const differing = threeWay(base, theirs, coming);
	const sides: Record<string, Side> = {};
	for (const conflict of differing)
		sides[conflict.path] = conflict.changedBy === "mine" && !isEdited(conflict) ? "mine" : "theirs";
	return {
		...{ coming, here: { study, by: "number" }, known: true, sides, choices: readChoices(text) },
		doubts: renamedDoubts(doubts, document, coming),
		conflicts: differing.filter(({ path }) => sides[path] === "mine"),
		kept: differing.filter(({ path }) => sides[path] === "theirs"),
		result: mergedBySides(base, theirs, coming, sides),
	};
}
