import type { SQL } from "drizzle-orm";
import { isOwnNumber, type SharedIdentity } from "#app/domain/checks/identity.ts";
import { isOwnReport, OWN_REPORT_ROLES } from "#app/domain/own-reports.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { SHARED_SYSTEMS } from "#app/domain/vocabulary.ts";
import { and, count, eq, inArray, isGiven, isNull, ne, notInArray, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { identifiers, reports, studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** What tells that two studies may be one: registry numbers, and reports by their DOIs and PubMed ids. */
type Identities = Pick<StudyDocument, "identifiers" | "reports">;

/** Of the studies that share one number or report, so many are named and so many counted; of a series of trials there may be thousands. */
const [NAMED, COUNTED] = [3, 100];
/** Of those, so many are looked at for one that is the same study. */
const LOOKED_AT = 100;

/**
 * The registry numbers, DOIs and PubMed ids of a document that other studies within the scope bear, with the first of
 * these studies and how many there are.
 * @param except the study itself
 */
export function findSharedIdentities(
	store: Store,
	document: Identities,
	{ except = -1, scope }: { except: number | undefined; scope: Scope },
): SharedIdentity[] {
	const identities = identitiesOf(document);
	if (!isAnyShared(store, identities, except)) return [];
	return identities.flatMap(({ kind, system, value }) => {
		const sharing = sharers(store, kind);
		const wanted = { value, system: system ?? null, except, ...inScope(scope) };
		const found = sharing.first.all({ ...wanted, limit: NAMED + 1 });
		if (found.length === 0) return [];
		const studies =
			found.length <= NAMED
				? found.length
				: (sharing.count.get({ ...wanted, limit: COUNTED + 1 })?.studies ?? 0);
		const named = found.slice(0, NAMED).map(({ slug, title }) => ({ slug, title }));
		return [{ kind, system, value, named, count: Math.min(studies, COUNTED), more: studies > COUNTED }];
	});
}

/** A study that bears one of the numbers or reports that were asked for. */
export interface SharingStudy {
	slug: string;
	title: string;
	/** By a number; else by a report. */
	byNumber: boolean;
}

/**
 * Studies that bear any of these numbers, whatever system they are put down to, or any of these reports, by their
 * addresses; drafts among them. Of thousands that share one, the first hundred.
 * @param unnumbered only those without a ClinicalTrials.gov number
 */
export function findSharing(store: Store, wanted: Identities, { unnumbered = false } = {}): SharingStudy[] {
	const found = new Map<string, SharingStudy>();
	const identities = identitiesOf(wanted);
	if (!isAnyShared(store, identities, -1)) return [];
	for (const { kind, value } of identities) {
		const rows = sharers(store, kind).lookedAt.all({
			...{ value, system: null, except: -1, limit: LOOKED_AT, unnumbered: unnumbered ? 1 : 0 },
			...inScope("drafts-too"),
		});
		for (const { slug, title } of rows) {
			const byNumber = kind === "identifier" || found.get(slug)?.byNumber === true;
			found.set(slug, { slug, title, byNumber });
		}
	}
	return [...found.values()].sort((one, other) => (one.slug < other.slug ? -1 : 1));
}

/** What of a document is its own, each once. */
function identitiesOf(document: Identities): Pick<SharedIdentity, "kind" | "system" | "value">[] {
	const own = document.reports.filter(isOwnReport);
	const all = [
		...document.identifiers
			.filter(isOwnNumber)
			.map(({ system, value }) => ({ kind: "identifier" as const, system, value: value.toLowerCase() })),
		...own.flatMap(({ doi }) => (doi ? [{ kind: "doi" as const, value: doi.toLowerCase() }] : [])),
		...own.flatMap(({ pmid }) => (pmid ? [{ kind: "pmid" as const, value: pmid }] : [])),
	];
	return [...new Map(all.map((one) => [Object.values(one).join(" "), one])).values()];
}

/** Whether any study has any of these: of most documents none has, which one statement tells. */
function isAnyShared(store: Store, identities: ReturnType<typeof identitiesOf>, except: number): boolean {
	const valuesOf = (wanted: SharedIdentity["kind"]) =>
		JSON.stringify(identities.flatMap(({ kind, value }) => (kind === wanted ? [value] : [])));
	const isShared = prepared(store, "any shared identity", () =>
		store.sqlite
			.prepare<[Record<string, string | number>], number>(
				`select exists (select 1 from json_each(@identifiers) as wanted
						cross join identifiers as known on lower(known.value) = wanted.value where study_id <> @except)
					or exists (select 1 from json_each(@dois) as wanted
						cross join reports on lower(doi) = wanted.value where study_id <> @except)
					or exists (select 1 from json_each(@pmids) as wanted
						cross join reports on pmid = wanted.value where study_id <> @except)`,
			)
			.pluck(),
	);
	const [numbers, dois, pmids] = [valuesOf("identifier"), valuesOf("doi"), valuesOf("pmid")];
	return identities.length > 0 && isShared.get({ identifiers: numbers, dois, pmids, except }) === 1;
}

const CONDITIONS: Record<SharedIdentity["kind"], () => SQL | undefined> = {
	identifier: () =>
		and(
			eq(sql`lower(${identifiers.value})`, sql.placeholder("value")),
			notInArray(identifiers.system, [...SHARED_SYSTEMS]),
			sql`(${sql.placeholder("system")} is null or ${identifiers.system} = ${sql.placeholder("system")})`,
		),
	doi: () => and(eq(sql`lower(${reports.doi})`, sql.placeholder("value")), ofOwnReport()),
	pmid: () => and(isGiven(reports.pmid, "value"), ofOwnReport()),
};

/** Reviews and background papers are left out: many studies cite them. */
export const ofOwnReport = () =>
	or(
		isNull(reports.role),
		inArray(
			reports.role,
			OWN_REPORT_ROLES.filter((role) => role !== undefined),
		),
	);

/** Statements for the studies that share a number or report of a kind, in the order in which these were noted. */
function sharers(store: Store, kind: SharedIdentity["kind"]) {
	return prepared(store, `studies sharing a ${kind}`, () => {
		const table = kind === "identifier" ? identifiers : reports;
		const { studyId } = table;
		const { slug, title, archivedAt, visibility } = studies;
		const shares = and(CONDITIONS[kind](), ne(studyId, sql.placeholder("except")));
		const isListed = and(isNull(archivedAt), isVisible(visibility));
		const some = store.db
			.selectDistinct({ slug, title })
			.from(table)
			.innerJoin(studies, eq(studies.id, studyId))
			.where(and(shares, isListed))
			.limit(sql.placeholder("limit"));
		// What is left out counts as looked at, so that thousands of numbered ones cost no more than these.
		const lookedAt = store.db
			.select({ studyId })
			.from(table)
			.where(shares)
			.limit(sql.placeholder("limit"))
			.as("looked_at");
		const isNumbered = sql`exists (select 1 from ${identifiers} where study_id = ${lookedAt.studyId} and system = 'nct')`;
		return {
			first: some.prepare(),
			lookedAt: store.db
				.selectDistinct({ slug, title })
				.from(lookedAt)
				.innerJoin(studies, eq(studies.id, lookedAt.studyId))
				.where(and(isListed, sql`(not ${sql.placeholder("unnumbered")} or not ${isNumbered})`))
				.prepare(),
			count: store.db.select({ studies: count() }).from(some.as("sharing")).prepare(),
		};
	});
}
