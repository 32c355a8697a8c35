import type { Report } from "#app/domain/study/study-document.ts";
import { and, asc, eq, inArray, isGiven, isNotNull, isNull, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { reports, studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";
import { ofOwnReport } from "./identity.ts";

/** A report of a study here, as far as it tells whether another is the same. */
export type ReportHere = Partial<Omit<Report, "id" | "role">> & { slug: string };

const { authors, title, journal, year, volume, issue, pages, doi, pmid, url, citation } = reports;
const ROW = {
	slug: studies.slug,
	...{ authors, title, journal, year, volume, issue, pages, doi, pmid, url, citation },
};

const isHere = isNull(studies.archivedAt);
const isSame = (column: typeof title | typeof doi | typeof studies.title, name: string) =>
	sql`lower(${column}) = lower(${sql.placeholder(name)})`;

const select = (store: Store) =>
	store.db.select(ROW).from(reports).innerJoin(studies, eq(studies.id, reports.studyId));

/** The report with this id of the study at this address. */
export function reportAt(store: Store, slug: string, id: string): ReportHere | undefined {
	const row = prepared(store, "report at", () =>
		select(store)
			.where(and(isGiven(studies.slug, "slug"), isGiven(reports.id, "id"), isHere))
			.prepare(),
	).get({ slug, id });
	return row && withoutNulls(row);
}

/** Reports of studies' own, with authors, of a year or the years beside it, that have this title or begin with these letters of an author. */
export function reportsOfYear(
	store: Store,
	wanted: number,
	{ title: named = "", author = "" }: { title?: string | undefined; author?: string | undefined },
): ReportHere[] {
	const letters = sql.placeholder("author");
	const begins = sql`${letters} <> '' and lower(substr(${authors}, 1, length(${letters}))) = lower(${letters})`;
	return prepared(store, "reports of year", () =>
		select(store)
			.where(
				and(
					isNotNull(authors),
					sql`${year} between ${sql.placeholder("year")} - 1 and ${sql.placeholder("year")} + 1`,
					or(isSame(title, "title"), begins),
					...[ofOwnReport(), isHere],
				),
			)
			.prepare(),
	)
		.all({ year: wanted, title: named, author })
		.map(withoutNulls);
}

/** The reports of studies that have exactly this title, but for case. */
export function reportsTitled(store: Store, named: string): ReportHere[] {
	return prepared(store, "reports of studies titled", () =>
		select(store)
			.where(and(isSame(studies.title, "title"), isHere, ofOwnReport()))
			.limit(500)
			.prepare(),
	)
		.all({ title: named })
		.map(withoutNulls);
}

/** The first study here that has a paper among its reviews, by DOI or PubMed id. */
export function studyWithReview(store: Store, paper: Pick<Report, "doi" | "pmid">): string | undefined {
	if (paper.doi === undefined && paper.pmid === undefined) return undefined;
	return prepared(store, "study with review", () => {
		const reviews = (isThis: ReturnType<typeof isSame>) =>
			store.db
				.select({ studyId: reports.studyId })
				.from(reports)
				.where(and(isThis, eq(reports.role, "review")));
		const cited = reviews(isSame(doi, "doi")).union(reviews(sql`${pmid} = ${sql.placeholder("pmid")}`));
		return store.db
			.select({ slug: studies.slug })
			.from(studies)
			.where(and(isHere, inArray(studies.id, cited)))
			.orderBy(asc(studies.id))
			.limit(1)
			.prepare();
	}).get({ doi: paper.doi ?? null, pmid: paper.pmid ?? null })?.slug;
}

/** The title of the study at this address. */
export function titleAt(store: Store, slug: string): string | undefined {
	return prepared(store, "title at", () =>
		store.db.select({ title: studies.title }).from(studies).where(isGiven(studies.slug, "slug")).prepare(),
	).get({ slug })?.title;
}

export function hasReports(store: Store, slug: string): boolean {
	const first = prepared(store, "has reports", () =>
		store.db
			.select({ id: reports.id })
			.from(reports)
			.innerJoin(studies, eq(studies.id, reports.studyId))
			.where(isGiven(studies.slug, "slug"))
			.limit(1)
			.prepare(),
	).get({ slug });
	return first !== undefined;
}

const withoutNulls = (row: object): ReportHere =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as ReportHere;
