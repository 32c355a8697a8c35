import type { Report } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** A report of a study here, as far as it tells whether another is the same. */
export type ReportHere = Partial<Omit<Report, "id" | "role">> & { slug: string };

const COLUMNS = `slug, reports.authors, reports.title, reports.journal, reports.year, reports.volume, reports.issue,
	reports.pages, reports.doi, reports.pmid, reports.url, reports.citation`;

/** The report with this id of the study at this address. */
export function reportAt(store: Store, slug: string, id: string): ReportHere | undefined {
	const row = prepared(store, "report at", () =>
		store.sqlite.prepare<[string, string], Row>(
			`select ${COLUMNS} from studies join reports on reports.study_id = studies.id
			where slug = ? and reports.id = ? and archived_at is null`,
		),
	).get(slug, id);
	return row && withoutNulls(row);
}

/**
 * Reports of studies' own, with authors, of a year or the years beside it, that have this title or begin with these
 * letters of an author. Reviews and background papers are left out: many studies cite them.
 */
export function reportsOfYear(
	store: Store,
	year: number,
	{ title = "", author = "" }: { title?: string | undefined; author?: string | undefined },
): ReportHere[] {
	return prepared(store, "reports of year", () =>
		store.sqlite.prepare<object, Row>(
			`select ${COLUMNS} from reports join studies on studies.id = reports.study_id
			where reports.authors is not null and reports.year between @year - 1 and @year + 1
				and (lower(reports.title) = lower(@title)
					or @author <> '' and lower(substr(reports.authors, 1, length(@author))) = lower(@author))
				and coalesce(role, '') not in ('review', 'background') and archived_at is null`,
		),
	)
		.all({ year, title, author })
		.map(withoutNulls);
}

/** The reports of studies that have exactly this title, but for case. */
export function reportsTitled(store: Store, title: string): ReportHere[] {
	return prepared(store, "reports of studies titled", () =>
		store.sqlite.prepare<[string], Row>(
			`select ${COLUMNS} from studies join reports on reports.study_id = studies.id
			where lower(studies.title) = lower(?) and archived_at is null and coalesce(role, '') not in ('review', 'background')
			limit 500`,
		),
	)
		.all(title)
		.map(withoutNulls);
}

/** The first study here that has a paper among its reviews, by DOI or PubMed id. */
export function studyWithReview(
	store: Store,
	{ doi, pmid }: Pick<Report, "doi" | "pmid">,
): string | undefined {
	if (doi === undefined && pmid === undefined) return undefined;
	return prepared(store, "study with review", () =>
		store.sqlite
			.prepare<{ doi: string | null; pmid: string | null }, string>(
				`select slug from studies where archived_at is null and id in (
					select study_id from reports where lower(doi) = lower(@doi) and role = 'review'
					union select study_id from reports where pmid = @pmid and role = 'review')
				order by id limit 1`,
			)
			.pluck(),
	).get({ doi: doi ?? null, pmid: pmid ?? null });
}

/** The title of the study at this address. */
export function titleAt(store: Store, slug: string): string | undefined {
	return prepared(store, "title at", () =>
		store.sqlite.prepare<[string], string>("select title from studies where slug = ?").pluck(),
	).get(slug);
}

export function hasReports(store: Store, slug: string): boolean {
	return (
		prepared(store, "has reports", () =>
			store.sqlite.prepare<[string]>(
				"select 1 from reports where study_id = (select id from studies where slug = ?) limit 1",
			),
		).get(slug) !== undefined
	);
}

type Row = { slug: string } & Record<string, string | number | null>;

const withoutNulls = (row: Row): ReportHere =>
	Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as ReportHere;
