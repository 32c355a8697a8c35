import type { SynthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { and, desc, eq, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { users } from "../schema/people.ts";
import { synthesisVersions } from "../schema/syntheses.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { VersionEntry } from "./study-versions.ts";

const { version, visibility, reason, createdAt } = synthesisVersions;
const ENTRY = { version, visibility, reason, actor: users.name, createdAt };

const isWriter = eq(users.id, synthesisVersions.actorId);
const ofSynthesis = () =>
	and(eq(synthesisVersions.synthesisId, sql.placeholder("synthesisId")), isVisible(visibility));

/** The versions of a synthesis, newest first; who may not see drafts gets only those saved as published. */
export function listSynthesisVersions(store: Store, synthesisId: number, scope: Scope): VersionEntry[] {
	return prepared(store, "list synthesis versions", () =>
		store.db
			.select(ENTRY)
			.from(synthesisVersions)
			.leftJoin(users, isWriter)
			.where(ofSynthesis())
			.orderBy(desc(version))
			.prepare(),
	).all({ synthesisId, ...inScope(scope) });
}

/** The whole document as one version holds it, within the same scope. */
export function getSynthesisVersion(
	store: Store,
	synthesisId: number,
	number: number,
	scope: Scope,
): (VersionEntry & { document: SynthesisDocument }) | undefined {
	const row = prepared(store, "get synthesis version", () =>
		store.db
			.select({ ...ENTRY, document: synthesisVersions.document })
			.from(synthesisVersions)
			.leftJoin(users, isWriter)
			.where(and(ofSynthesis(), eq(version, sql.placeholder("number"))))
			.prepare(),
	).get({ synthesisId, number, ...inScope(scope) });
	return row && { ...row, document: JSON.parse(row.document) as SynthesisDocument };
}
