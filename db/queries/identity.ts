import type { Column, SQL } from "drizzle-orm";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { and, asc, eq, isNull, ne, notInArray, oneOf, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { identifiers, reports, studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** Another study that bears an identifier of this one. */
export interface SharedIdentity {
	slug: string;
	title: string;
	/** What they share, as written: "NCT01556971", "10.1016/j.jpsychires.2013.11.006". */
	identifiers: { system: string; value: string }[];
	dois: string[];
	pmids: string[];
}

/**
 * Studies within the scope that bear a registry number, DOI or PubMed id of this document, other than the
 * study itself. Sponsor and funder numbers are left out: different sponsors use the same ones. So are reviews and
 * background papers, which many studies cite.
 */
export function findSharedIdentities(
	store: Store,
	document: Pick<StudyDocument, "identifiers" | "reports">,
	{ except, scope }: { except: number | undefined; scope: Scope },
): SharedIdentity[] {
	const numbers = document.identifiers.filter(isOwnNumber).map(({ value }) => value.toLowerCase());
	const own = document.reports.filter(({ role }) => role !== "review" && role !== "background");
	const dois = own.flatMap(({ doi }) => doi?.toLowerCase() ?? []);
	const pmids = own.flatMap(({ pmid }) => pmid ?? []);
	if (numbers.length + dois.length + pmids.length === 0) return [];
	const rows = statement(store).all({
		numbers: JSON.stringify(numbers),
		dois: JSON.stringify(dois),
		pmids: JSON.stringify(pmids),
		except: except ?? -1,
		...inScope(scope),
	});
	const bySlug = Map.groupBy(rows, (row) => row.slug);
	return [...bySlug].map(([slug, shared]) => ({
		slug,
		title: shared[0]?.title ?? "",
		identifiers: shared.flatMap((row) =>
			row.kind === "identifier" ? [{ system: row.system, value: row.value }] : [],
		),
		dois: shared.flatMap((row) => (row.kind === "doi" ? [row.value] : [])),
		pmids: shared.flatMap((row) => (row.kind === "pmid" ? [row.value] : [])),
	}));
}

/** Whether a number is the study's alone; a sponsor's, a funder's, or one of an unknown system may not be. */
export const isOwnNumber = ({ system }: { system?: string | undefined }) =>
	system !== undefined && system !== "sponsor" && system !== "funder" && system !== "other";

type Shared = "identifier" | "doi" | "pmid";

function statement(store: Store) {
	const row = (kind: Shared, system: SQL | Column, value: Column) => ({
		kind: sql<Shared>`${kind}`.as("kind"),
		system: sql<string>`${system}`.as("system"),
		value: sql<string>`${value}`.as("value"),
	});
	const isOwn = or(isNull(reports.role), notInArray(reports.role, ["review", "background"]));
	const { studyId, system, value } = identifiers;
	return prepared(store, "shared identities", () => {
		const ofReport = (name: "doi" | "pmid", isThis: SQL) =>
			store.db
				.select({ studyId: reports.studyId, ...row(name, sql`''`, reports[name]) })
				.from(reports)
				.where(and(isThis, isOwn));
		const shared = store.db
			.select({ studyId, ...row("identifier", system, value) })
			.from(identifiers)
			.where(and(oneOf(sql`lower(${value})`, "numbers"), notInArray(system, ["sponsor", "funder", "other"])))
			.union(ofReport("doi", oneOf(sql`lower(${reports.doi})`, "dois")))
			.union(ofReport("pmid", oneOf(reports.pmid, "pmids")))
			.as("shared");
		return store.db
			.select({
				...{ slug: studies.slug, title: studies.title },
				...{ kind: shared.kind, system: shared.system, value: shared.value },
			})
			.from(shared)
			.innerJoin(studies, eq(studies.id, shared.studyId))
			.where(
				and(
					ne(shared.studyId, sql.placeholder("except")),
					isNull(studies.archivedAt),
					isVisible(studies.visibility),
				),
			)
			.orderBy(asc(studies.slug))
			.prepare();
	});
}
