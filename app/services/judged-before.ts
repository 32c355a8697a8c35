import { formatDay } from "#app/domain/format/format-date.ts";
import { analyseSynthesis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { isJudged, judgedOfOther } from "#app/domain/synthesis/judged-of.ts";
import { savedVersions } from "#app/domain/synthesis/saved-versions.ts";
import { judgedVersions } from "#db/queries/judged-versions.ts";
import { currentStudies, pinnedStudies } from "#db/queries/source-studies.ts";
import { getVersion } from "#db/queries/versions.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { type SynthesisReading, scopeOfStudies } from "./read-synthesis.ts";

/**
 * A sentence where the authors' conclusion and judgements of certainty are of other comparisons than those now in the
 * result as published: a retracted study left out since, a row added. Undefined where they are of these.
 */
export function judgedBefore(store: Store, reading: SynthesisReading, scope: Scope): string | undefined {
	const { record, document, analysis, published } = reading;
	if (!isJudged(document)) return undefined;
	const versions = judgedVersions(store, record.id, scope);
	const [newest] = versions;
	// The first of the versions since which nothing of it was written anew.
	const changed = versions.findIndex(({ judged }) => judged !== newest?.judged);
	const written = versions[changed < 0 ? versions.length - 1 : changed - 1];
	const found = written && getVersion(store, "synthesis", record.id, written.version, scope);
	if (!found) return undefined;
	const within = scopeOfStudies(record, scope);
	const studies = new Map(
		currentStudies(
			store,
			found.document.rows.flatMap(({ study, studyVersion }) => (studyVersion === undefined ? [study] : [])),
			within,
		),
	);
	for (const [slug, study] of pinnedStudies(store, savedVersions(found.document), within))
		studies.set(slug, study);
	return judgedOfOther(published ?? analysis, {
		analysis: analyseSynthesis(found.document, studies),
		version: found.version,
		day: formatDay(found.createdAt),
	});
}
