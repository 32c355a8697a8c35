import type { SourceStudy } from "#app/domain/synthesis/analyse-synthesis.ts";
import { namesFor } from "#app/domain/synthesis/match-terms.ts";
import type { Measured } from "#app/domain/synthesis/measured.ts";
import { type Proposal, proposeRows } from "#app/domain/synthesis/propose-rows.ts";
import type { SynthesisQuestion } from "#app/domain/synthesis/synthesis-document.ts";
import { studiesMatching } from "#db/queries/source-studies.ts";
import type { Store } from "#db/store.ts";

/** More studies than this are not looked through; the question is too wide then. */
const MOST_STUDIES = 500;

/**
 * The comparisons of published studies that fit a question, the oldest study first; none where it names neither a
 * population nor an intervention.
 */
export function proposeComparisons(
	store: Store,
	question: SynthesisQuestion,
	measured: Measured,
): Proposal[] {
	const expression = [
		anyOf("interventions", namesFor(question.intervention)),
		anyOf("{title conditions}", namesFor(question.population)),
	]
		.filter(Boolean)
		.join(" AND ");
	if (expression === "") return [];
	return studiesMatching(store, expression, MOST_STUDIES).flatMap((study: SourceStudy) =>
		proposeRows(study, question, measured),
	);
}

/** An FTS5 expression: one of these names in one of these columns, as words or the beginning of one. */
function anyOf(columns: string, names: readonly string[]): string {
	if (names.length === 0) return "";
	const phrases = names.map((name) => `"${name.replaceAll('"', "")}" *`);
	return `(${columns} : (${phrases.join(" OR ")}))`;
}
