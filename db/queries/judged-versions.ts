import { and, desc, isGiven, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { synthesisVersions } from "../schema/syntheses.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** The versions of a synthesis within a scope, newest first, each with what its authors judged then as one text. */
export function judgedVersions(store: Store, id: number, scope: Scope) {
	const { synthesisId, version, visibility, document } = synthesisVersions;
	return prepared(store, "judged versions", () =>
		store.db
			.select({
				version,
				judged: sql<string>`json_array(${document} ->> 'conclusion', ${document} -> 'grade')`,
			})
			.from(synthesisVersions)
			.where(and(isGiven(synthesisId, "id"), isVisible(visibility)))
			.orderBy(desc(version))
			.prepare(),
	).all({ id, ...inScope(scope) });
}
