import { likenessOfTitles, NEAR_EQUAL } from "#app/domain/near-equal.ts";
import { titleOfReference } from "#app/exchange/references/draft-study.ts";
import type { Reference } from "#app/exchange/references/reference.ts";
import { sameReport } from "#app/exchange/references/same-report.ts";
import { findSharing } from "#db/queries/identity.ts";
import {
	hasReports,
	reportAt,
	reportsOfYear,
	reportsTitled,
	studyWithReview,
	titleAt,
} from "#db/queries/literature.ts";
import { isOfImport } from "#db/queries/records-of-study.ts";
import { findSimilarTitles } from "#db/queries/similar-titles.ts";
import type { Store } from "#db/store.ts";
import type { Here } from "./find-here.ts";

/** A study here that has a reference, or may have it. Large studies are not read for that. */
export interface ReferenceHere {
	slug: string;
	title: string;
	by: Here["by"];
	/** False where a title is nearly the same, which a person has to look at. */
	sure: boolean;
}

/**
 * The study here that a reference is to: the one that our own export names in it; else one with its DOI, PubMed id
 * or registry number; else one with a report of the same title or, without one, the same author, year, journal,
 * volume and page; else one that has it among its reviews. A title that is nearly the same makes a doubt, but not between the references of one import.
 */
export function findReference(
	store: Store,
	reference: Pick<Reference, "report" | "nct" | "key">,
	importId: number | undefined,
): ReferenceHere | undefined {
	const { report, nct } = reference;
	const named = namedByExport(store, reference);
	if (named) return found(store, named, "paper");
	const reports = [{ ...report, id: "r1" }];
	const identifiers = nct ? [{ system: "nct" as const, value: nct }] : [];
	const wanted = { identifiers, reports };
	const [sharing] = findSharing(store, wanted);
	if (sharing) {
		const { slug, title, byNumber } = sharing;
		return { slug, title, by: byNumber ? "number" : "report", sure: true };
	}
	const paper = samePaper(store, report);
	if (paper) return found(store, paper, "paper");
	// Somebody said that it is a review, and so no report of a trial of its own.
	const reviewed = studyWithReview(store, report);
	if (reviewed) return found(store, reviewed, "review");
	return likeTitle(store, report, importId);
}

/** Our exports give each reference the address of its study and the id of the report there. */
function namedByExport(store: Store, { key, report }: Pick<Reference, "report" | "key">): string | undefined {
	if (!key || !/^[a-z0-9-]{3,120}$/.test(key)) return undefined;
	for (let at = key.indexOf("-"); at > 0; at = key.indexOf("-", at + 1)) {
		const slug = key.slice(0, at);
		const here = reportAt(store, slug, key.slice(at + 1));
		if (here && sameReport(here, report)) return slug;
	}
	return undefined;
}

function samePaper(store: Store, report: Reference["report"]): string | undefined {
	const { title, year, authors } = report;
	const author = authors?.match(/^[\p{L}’'-]+/u)?.[0];
	const ofYear = year === undefined ? [] : reportsOfYear(store, year, { title, author });
	const here = ofYear.find((other) => sameReport(other, report));
	if (here) return here.slug;
	return reportsTitled(store, titleOfReference(report)).find((other) => sameReport(other, report))?.slug;
}

function likeTitle(
	store: Store,
	{ title, year }: Reference["report"],
	importId: number | undefined,
): ReferenceHere | undefined {
	if (title === undefined) return undefined;
	const likely = findSimilarTitles(store, title)
		.filter(
			(candidate) => candidate.year === null || year === undefined || Math.abs(candidate.year - year) <= 1,
		)
		.map((candidate) => ({ ...candidate, likeness: likenessOfTitles(candidate.title, title) }))
		.filter(({ likeness }) => likeness >= NEAR_EQUAL)
		.sort((a, b) => b.likeness - a.likeness);
	for (const { slug, title: other, likeness } of likely) {
		if (importId !== undefined && isOfImport(store, importId, slug)) continue;
		// A study that has reports, and this is none of them: perhaps a further one of it.
		const sure = likeness === 1 && !hasReports(store, slug);
		return { slug, title: other, by: "like", sure };
	}
	return undefined;
}

const found = (store: Store, slug: string, by: Here["by"]): ReferenceHere => ({
	...{ slug, by, sure: true },
	title: titleAt(store, slug) ?? slug,
});
