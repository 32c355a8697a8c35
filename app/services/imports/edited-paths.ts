import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { type Conflict, threeWay } from "#app/domain/versions/three-way.ts";
import { registryVersions } from "#db/queries/reread.ts";
import { getVersion } from "#db/queries/versions.ts";
import type { Store } from "#db/store.ts";
import { readChoices } from "./choices.ts";

/** What of a study came from its registry records, and what from people. */
export interface Provenance {
	/** The study as a record last made it; absent where none did. */
	base: StudyDocument | undefined;
	/** Whether people have said what stands at a place, so that a record may not change it. */
	isEdited(conflict: Conflict): boolean;
}

/** Goes through a study's versions and tells those that people made from those of its records. */
export function provenanceOfStudy(store: Store, study: { id: number; version: number }): Provenance {
	const made = registryVersions(store, study.id);
	const byRecord = new Set(made.map(({ version }) => version));
	const documentAt = (version: number) =>
		getVersion(store, "study", study.id, version, "drafts-too")?.document;
	const paths = new Set(
		made.flatMap(({ choices }) =>
			Object.entries(readChoices(choices).fields).flatMap(([path, side]) =>
				side === "theirs" ? [path] : [],
			),
		),
	);
	let before = documentAt(1);
	for (let version = 2; version <= study.version; version++) {
		const after = documentAt(version);
		if (before && after && !byRecord.has(version))
			for (const { path } of threeWay(before, before, after)) paths.add(path);
		before = after;
	}
	const last = made.at(-1)?.version;
	// What was typed before any record came is people's throughout: a record only adds to it.
	const isTyped = !byRecord.has(1);
	return {
		base: last === undefined ? undefined : documentAt(last),
		isEdited: ({ path, theirs }) =>
			(isTyped && theirs !== undefined) ||
			[...paths].some((edited) => isWithin(path, edited) || isWithin(edited, path)),
	};
}

const isWithin = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);
