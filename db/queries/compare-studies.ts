import { type ComparedOutcome, comparedOutcomes } from "#app/domain/compare/event-outcomes.ts";
import { documentOf } from "#app/domain/document-json.ts";
import { type ReadableStudy, readable } from "#app/domain/study/readable.ts";
import type { Arm, StudyDocument } from "#app/domain/study/study-document.ts";
import { and, eq, isNull, oneOf, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { listings, studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { isNewest } from "./read-document.ts";

/** What a comparison needs of a study: its design, its arms, and its outcomes and adverse events with their results. */
export interface ComparedStudy extends Omit<ReturnType<typeof studyRows>[number], "document"> {
	design: ReadableStudy["design"];
	arms: Arm[];
	outcomes: ComparedOutcome[];
}

/** A study to compare, and the whole of what it says. */
export interface ReadStudy {
	compared: ComparedStudy;
	document: StudyDocument;
}

/** The studies at these addresses that the scope may see, in the order asked for. */
export function compareStudies(store: Store, slugs: string[], scope: Scope): ComparedStudy[] {
	return readStudies(store, slugs, scope).map(({ compared }) => compared);
}

/** The same with their documents. */
export function readStudies(store: Store, slugs: string[], scope: Scope): ReadStudy[] {
	const studies = studyRows(store, slugs, scope).map(({ document: text, ...study }) => {
		const document = documentOf(text);
		const { design, arms, ...figures } = readable(document);
		return { document, compared: { ...study, design, arms, outcomes: comparedOutcomes(figures) } };
	});
	const place = new Map(slugs.map((slug, index) => [slug, index]));
	return studies.sort((a, b) => (place.get(a.compared.slug) ?? 0) - (place.get(b.compared.slug) ?? 0));
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
