import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { VersionEntry } from "./study-versions.ts";

const COLUMNS =
	"version, visibility, reason, users.name as actor, synthesis_versions.created_at as createdAt";
const FROM = "synthesis_versions left join users on users.id = actor_id";

/** The versions of a synthesis, newest first; who may not see drafts gets only those saved as published. */
export function listSynthesisVersions(store: Store, synthesisId: number, scope: Scope): VersionEntry[] {
	return prepared(store, "list synthesis versions", () =>
		store.sqlite.prepare<{ synthesisId: number; draftsToo: number }, VersionEntry>(
			`select ${COLUMNS} from ${FROM}
			where synthesis_id = @synthesisId and (visibility = 'published' or @draftsToo)
			order by version desc`,
		),
	).all({ synthesisId, draftsToo: scope === "drafts-too" ? 1 : 0 });
}

/** The whole document as one version holds it, within the same scope. */
export function getSynthesisVersion(
	store: Store,
	synthesisId: number,
	version: number,
	scope: Scope,
): (VersionEntry & { document: SynthesisDocument }) | undefined {
	const row = prepared(store, "get synthesis version", () =>
		store.sqlite.prepare<
			{ synthesisId: number; version: number; draftsToo: number },
			VersionEntry & { document: string }
		>(
			`select ${COLUMNS}, document from ${FROM}
			where synthesis_id = @synthesisId and version = @version and (visibility = 'published' or @draftsToo)`,
		),
	).get({ synthesisId, version, draftsToo: scope === "drafts-too" ? 1 : 0 });
	return row && { ...row, document: JSON.parse(row.document) as SynthesisDocument };
}
