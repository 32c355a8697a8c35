import type { Actor } from "#app/auth/viewer.ts";
import { likenessOfTitles, NEAR_EQUAL } from "#app/domain/near-equal.ts";
import { Problem } from "#app/domain/problem.ts";
import type { ReportDraft } from "#app/exchange/references/csl-item.ts";
import { readReferences } from "#app/exchange/references/read-references.ts";
import { sameReport } from "#app/exchange/references/same-report.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { findSimilarTitles } from "#db/queries/similar-titles.ts";
import type { Store } from "#db/store.ts";
import { type SavedStudy, saveStudy } from "../save-study.ts";

/** A reference and the study here that has it already. */
export interface FoundReference {
	report: ReportDraft;
	/** Absent where no study here has it. */
	here?: { slug: string; title: string };
}

export type FoundReferences = ReturnType<typeof readAndFind>;

/** The references of a text, each with the study here that has it. @throws Problem `invalid` when it holds none */
export function readAndFind(store: Store, text: string) {
	const { reports, ...rest } = readReferences(text);
	return { ...rest, references: reports.map((report) => findReference(store, report)) };
}

function findReference(store: Store, report: ReportDraft): FoundReference {
	const reports = [{ ...report, id: "r1" }];
	const [shared] = findSharedIdentities(
		store,
		{ identifiers: [], reports },
		{ except: undefined, scope: "drafts-too" },
	);
	if (shared) return { report, here: { slug: shared.slug, title: shared.title } };
	const { title, year } = report;
	const like =
		title &&
		findSimilarTitles(store, title).find(
			(candidate) =>
				likenessOfTitles(candidate.title, title) >= NEAR_EQUAL &&
				(candidate.year === null || year === undefined || Math.abs(candidate.year - year) <= 1),
		);
	return { report, ...(like && { here: { slug: like.slug, title: like.title } }) };
}

interface Saving {
	reports: readonly ReportDraft[];
	actor: Actor;
	/** Why, kept with each version. */
	reason: string;
}

/** Makes a draft study of each reference, all of them or none. @throws Problem as `saveStudy` does */
export function saveAsDrafts(store: Store, { reports, actor, reason }: Saving): SavedStudy[] {
	return store.sqlite
		.transaction(() =>
			reports.map((report) => {
				const title = report.title ?? report.citation ?? report.doi ?? report.pmid ?? "Untitled";
				const document = { title, reports: [{ ...report, id: "r1" }] };
				return saveStudy(store, { document, actor, reason });
			}),
		)
		.immediate();
}

/**
 * Adds references to a study as reports, but for those that it has.
 * @throws Problem `not-found` when there is no such study, and as `saveStudy` does
 */
export function addToStudy(store: Store, { slug, reports, actor, reason }: Saving & { slug: string }) {
	return store.sqlite
		.transaction((): SavedStudy & { added: number } => {
			const study = getStudy(store, slug, "drafts-too");
			if (!study) throw new Problem("not-found", `There is no study “${slug}”.`);
			const own = study.document.reports;
			const taken = new Set(own.map(({ id }) => id));
			const fresh = reports.filter((report) => !own.some((other) => sameReport(other, report)));
			let number = 0;
			const added = fresh.map((report) => {
				do number++;
				while (taken.has(`r${number}`));
				return { ...report, id: `r${number}` };
			});
			const document = { ...study.document, reports: [...own, ...added] };
			const expectedVersion = study.version;
			return { ...saveStudy(store, { slug, expectedVersion, document, actor, reason }), added: added.length };
		})
		.immediate();
}
