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

/** Versions that are listed at once. */
const PAGE = 50;

interface Wanted {
	/** Which versions are compared; the newest with the one before when absent. */
	from: number | undefined;
	to: number | undefined;
	/** Those before this one are listed; the newest when absent. */
	before: number | undefined;
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
	const newest = (before?: number) =>
		listVersions(store, noun, id, scope, { limit: 1, ...(before !== undefined && { before }) })[0]?.version;
	const to = wanted.to ?? newest() ?? current;
	const from = wanted.from ?? newest(to) ?? to;
	const before = getVersion(store, noun, id, from, scope);
	const after = getVersion(store, noun, id, to, scope);
	if (!before || !after) throw new Problem("not-found", `There is no such version of this ${noun}.`);
	const start = wanted.before ?? Number.MAX_SAFE_INTEGER;
	const found = listVersions(store, noun, id, scope, { before: start, limit: PAGE + 1 });
	const page = found.slice(0, PAGE);
	// The two that are compared stand in the list on each of its pages.
	const listed = new Map([...page, before, after].map((entry) => [entry.version, entry]));
	return {
		...{ slug, current, from, to, before, after },
		start: wanted.before,
		older: found.length > PAGE ? page.at(-1)?.version : undefined,
		versions: [...listed.values()]
			.sort((one, other) => other.version - one.version)
			.map(({ version, visibility, reason, actor, createdAt }) => ({
				...{ version, visibility, reason, actor, createdAt, at: formatMoment(createdAt) },
			})),
		visibility: { before: before.visibility, after: after.visibility },
	};
}
