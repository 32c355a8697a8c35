import { Problem } from "#app/domain/problem.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";
import { getVersion } from "#db/queries/versions.ts";
import type { Store } from "#db/store.ts";
import type { VersionedKindName } from "#db/versioned.ts";
import { orInvalid } from "./parse-document.ts";
import type { VersionedKind } from "./save-version.ts";

/** A change that was made from a version which is no longer the latest. */
interface StaleChange {
	slug: string;
	/** The version it was made from. */
	baseVersion: number | undefined;
	/** A document, parsed or as a form gives it. */
	mine: unknown;
}

/** Their version, by whom and why, beside mine. */
interface ConflictReport {
	theirsVersion: number;
	theirsBy: string | null;
	theirsReason: string;
	conflicts: Conflict[];
}

/** The two versions side by side. @throws Problem `not-found`, or `invalid` when there is no such base version */
export function reportConflict<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	change: StaleChange,
): ConflictReport {
	const { versions, entry } = versionsOf(store, kind, change);
	return {
		theirsVersion: entry.version,
		theirsBy: entry.actor,
		theirsReason: entry.reason,
		conflicts: kind.compare(store, versions),
	};
}

/**
 * Both changes made one by the choices of the person whose save was refused. It is not saved yet.
 * @throws Problem `stale` when a still newer version came in meanwhile, `invalid` when the choices make no
 * document, as well as what `reportConflict` throws
 */
export function resolveConflict<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	change: StaleChange & { theirsVersion: number; choices: Readonly<Record<string, Side>> },
) {
	const { versions, entry } = versionsOf(store, kind, change);
	if (entry.version !== change.theirsVersion)
		throw new Problem("stale", "Somebody saved once more meanwhile.");
	return orInvalid(() => kind.merge(versions, change.choices));
}

function versionsOf<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	{ slug, baseVersion, mine }: StaleChange,
) {
	const { noun } = kind;
	const current = kind.find(store, slug);
	if (!current) throw new Problem("not-found", `There is no such ${noun}.`);
	const base =
		baseVersion === undefined ? undefined : getVersion(store, noun, current.id, baseVersion, "drafts-too");
	const entry = getVersion(store, noun, current.id, current.version, "drafts-too");
	if (!base || !entry)
		throw new Problem(
			"invalid",
			`This form was made from a version that does not exist. Open the ${noun}'s form again.`,
		);
	return { versions: { base: base.document, theirs: entry.document, mine: kind.parse(mine) }, entry };
}
