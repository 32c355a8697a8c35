import { shortName } from "#app/domain/describe.ts";
import { Problem } from "#app/domain/problem.ts";
import { compareSyntheses } from "#app/domain/synthesis/compare-syntheses.ts";
import { redacted } from "#app/domain/synthesis/redact.ts";
import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { groupChanges } from "#app/domain/versions/compare-documents.ts";
import { currentStudies } from "#db/queries/source-studies.ts";
import { getSynthesisVersion, listSynthesisVersions } from "#db/queries/synthesis-versions.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { readSynthesis } from "./read-synthesis.ts";

/**
 * The versions of a synthesis and what changed between two of them, as far as this viewer may see them: rows of
 * studies that are not public now say nothing, whatever was public when they were saved.
 * @throws Problem `not-found`
 */
export function readSynthesisHistory(
	store: Store,
	slug: string | undefined,
	scope: Scope,
	wanted: { from: number | undefined; to: number | undefined },
) {
	const record = readSynthesis(store, slug, scope);
	const versions = listSynthesisVersions(store, record.id, scope);
	const to = wanted.to ?? versions[0]?.version ?? record.version;
	const from = wanted.from ?? versions.find((entry) => entry.version < to)?.version ?? to;
	const [before, after] = [from, to].map((version) => getSynthesisVersion(store, record.id, version, scope));
	if (!before || !after) throw new Problem("not-found", "There is no such version of this synthesis.");
	const { names, readable } = studiesIn(store, [before.document, after.document], scope);
	const changes = compareSyntheses(readable(before.document), readable(after.document), (study) =>
		names.get(study),
	);
	return {
		slug: record.slug,
		title: record.document.title,
		current: record.version,
		versions,
		from,
		to,
		changes: groupChanges(changes),
		visibility: { before: before.visibility, after: after.visibility },
	};
}

/** How the studies of some documents are called, and the documents as this viewer may read them. */
export function studiesIn(store: Store, documents: readonly SynthesisDocument[], scope: Scope) {
	const slugs = documents.flatMap(({ rows }) => rows.map(({ study }) => study));
	const studies = currentStudies(store, slugs, scope);
	const names = new Map([...studies].map(([study, { document }]) => [study, shortName(document)]));
	const readable = (document: SynthesisDocument) =>
		scope === "drafts-too" ? document : redacted(document, (study) => studies.has(study));
	return { names, readable };
}
