import { counted } from "#app/domain/format/format.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import { threeWay } from "#app/domain/versions/three-way.ts";
import { overlayStudy } from "#app/exchange/tables/overlay-study.ts";
import type { SaidStudy } from "#app/exchange/tables/read-table.ts";
import type { Store } from "#db/store.ts";
import { orInvalid } from "../parse-document.ts";
import type { Choices } from "./choices.ts";
import { findTableStudy, type Here } from "./find-here.ts";
import { mergedBySides, NOTHING_HERE } from "./merge-by-sides.ts";
import type { RecordPlan } from "./record-plan.ts";

interface Planning {
	choices: Choices;
	/** The import it belongs to: two studies of one table are never one. */
	importId: number | undefined;
	/** What the table says stands, wherever it differs. */
	update: boolean;
}

/**
 * What a study of a table would come to: a new study, or what the table says laid over the study here. Where the two
 * differ, what is here stays and what only the table has is added, unless somebody chooses otherwise.
 * @throws Problem `invalid` when the two together make no study
 */
export function planTableStudy(
	store: Store,
	said: SaidStudy & { name: string; parsed: StudyDocument },
	{ choices, importId, update }: Planning,
): RecordPlan {
	const document = said.parsed;
	const found = findTableStudy(store, { name: said.name, document, assumed: said.assumed }, importId);
	const here = choices.same === false && found?.by !== "number" ? undefined : found;
	if (!here) return { coming: document, known: false, ...NOTHING_HERE(document), choices };
	const theirs = here.study.document;
	const coming = orInvalid(() => overlayStudy(theirs, said));
	const conflicts = threeWay(theirs, theirs, coming);
	const sides: Record<string, Side> = {};
	for (const { path, theirs: there } of conflicts)
		sides[path] = update || there === undefined ? "mine" : "theirs";
	const asked = conflicts.length > 0 && !choices.confirmed && !(update && here.by !== "title");
	return {
		...{ coming, here, known: false, conflicts, sides, choices },
		result: mergedBySides(theirs, theirs, coming, { ...sides, ...choices.fields }),
		...(asked && { held: heldReason(here, conflicts.length) }),
	};
}

function heldReason({ by, study }: Here, differing: number): string {
	if (by === "title") return "A study here has nearly the same title and year: say whether it is this one.";
	return `The table differs from studies/${study.slug} in ${counted(differing, "place")}: choose what is taken from it.`;
}
