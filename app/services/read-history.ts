import { shortName } from "#app/domain/describe.ts";
import { formatMoment } from "#app/domain/format/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import { compareSyntheses } from "#app/domain/synthesis/compare-syntheses.ts";
import { compareDocuments, groupChanges } from "#app/domain/versions/compare-documents.ts";
import { getVersion, listVersions } from "#db/queries/versions.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import type { VersionedKindName } from "#db/versioned.ts";
import { readStudy } from "./read-study.ts";
import { readSynthesis, studiesIn } from "./read-synthesis.ts";

/** Which versions are compared; the newest with the one before when absent. */
interface Wanted {
	from: number | undefined;
	to: number | undefined;
}

/** The versions of a study and what changed between two of them, as far as this viewer may see them. @throws Problem `not-found` */
export function readStudyHistory(store: Store, slug: string | undefined, scope: Scope, wanted: Wanted) {
	const record = readStudy(store, slug, scope);
	const { before, after, ...history } = readVersions(store, "study", record, scope, wanted);
	const changes = groupChanges(compareDocuments(before.document, after.document));
	return { ...history, name: shortName(record.document), changes };
}

/** The same of a synthesis: rows of studies that are not public now say nothing, whatever was public when they were saved. */
export function readSynthesisHistory(store: Store, slug: string | undefined, scope: Scope, wanted: Wanted) {
	const record = readSynthesis(store, slug, scope);
	const { before, after, ...history } = readVersions(store, "synthesis", record, scope, wanted);
	const { names, readable } = studiesIn(store, [before.document, after.document], scope);
	const changes = compareSyntheses(readable(before.document), readable(after.document), (study) =>
		names.get(study),
	);
	return { ...history, name: record.document.title, changes: groupChanges(changes) };
}

function readVersions<Name extends VersionedKindName>(
	store: Store,
	noun: Name,
	{ id, slug, version: current }: { id: number; slug: string; version: number },
	scope: Scope,
	wanted: Wanted,
) {
	const versions = listVersions(store, noun, id, scope);
	const to = wanted.to ?? versions[0]?.version ?? current;
	const from = wanted.from ?? versions.find((entry) => entry.version < to)?.version ?? to;
	const before = getVersion(store, noun, id, from, scope);
	const after = getVersion(store, noun, id, to, scope);
	if (!before || !after) throw new Problem("not-found", `There is no such version of this ${noun}.`);
	return {
		...{ slug, current, from, to, before, after },
		versions: versions.map((entry) => ({ ...entry, at: formatMoment(entry.createdAt) })),
		visibility: { before: before.visibility, after: after.visibility },
	};
}
