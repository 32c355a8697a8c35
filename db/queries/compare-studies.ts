import { documentOf } from "#app/domain/document-json.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { readable } from "#app/domain/study/readable.ts";
import type { Arm } from "#app/domain/study/study-document.ts";
import { and, eq, isNull, oneOf, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { listings, studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { isNewest } from "./read-document.ts";

/** What a comparison needs of a study: its arms, and its outcomes with their results. */
export interface ComparedStudy extends Omit<ReturnType<typeof studyRows>[number], "document"> {
	arms: Arm[];
	outcomes: Outcome[];
}

/** The studies at these addresses that the scope may see, in the order asked for. */
export function compareStudies(store: Store, slugs: string[], scope: Scope): ComparedStudy[] {
	const studies = studyRows(store, slugs, scope).map(({ document, ...study }) => {
		const { arms, outcomes } = readable(documentOf(document));
		return { ...study, arms, outcomes };
	});
	return studies.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug));
}

function studyRows(store: Store, slugs: string[], scope: Scope) {
	const { id, slug, title, version, updatedAt, archivedAt, visibility } = studies;
	return prepared(store, "compared studies", () =>
		store.db
			.select({
				...{ slug, title, name: sql<string>`${listings.card} ->> 'name'`, year: listings.year },
				...{ version, updatedAt, document: studyVersions.document },
			})
			.from(studies)
			.innerJoin(listings, eq(listings.studyId, id))
			.innerJoin(studyVersions, isNewest())
			.where(and(oneOf(slug, "slugs"), isNull(archivedAt), isVisible(visibility)))
			.prepare(),
	).all({ slugs: JSON.stringify(slugs), ...inScope(scope) });
}
