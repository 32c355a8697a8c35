import { checkStudy } from "#app/domain/checks/check-study.ts";
import type { Finding } from "#app/domain/finding.ts";
import { Problem } from "#app/domain/problem.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/**
 * The study at an address.
 * @throws Problem `not-found`, the same whether there is none or the viewer may not see it
 */
export function readStudy(store: Store, slug: string | undefined, scope: Scope): StudyRecord {
	const study = slug === undefined ? undefined : getStudy(store, slug, scope);
	if (!study) throw new Problem("not-found", "There is no such study here, or it is not public.");
	return study;
}

/** What the checks notice in a study, other studies included as far as this viewer may see them. */
export function findingsOf(store: Store, { id, document }: StudyRecord, scope: Scope): Finding[] {
	const shared = findSharedIdentities(store, document, { except: id, scope });
	return checkStudy(document, { shared });
}
