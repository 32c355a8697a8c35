import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
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
		draftsToo: scope === "drafts-too" ? 1 : 0,
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

function statement(store: Store) {
	return prepared(store, "shared identities", () =>
		store.sqlite.prepare<
			{ numbers: string; dois: string; pmids: string; except: number; draftsToo: number },
			{ slug: string; title: string; kind: "identifier" | "doi" | "pmid"; system: string; value: string }
		>(
			`with shared as (
				select study_id, 'identifier' as kind, system, value from identifiers
				where lower(value) in (select value from json_each(@numbers))
					and system not in ('sponsor', 'funder', 'other')
				union
				select study_id, 'doi', '', doi from reports
				where lower(doi) in (select value from json_each(@dois)) and coalesce(role, '') not in ('review', 'background')
				union
				select study_id, 'pmid', '', pmid from reports
				where pmid in (select value from json_each(@pmids)) and coalesce(role, '') not in ('review', 'background')
			)
			select slug, title, shared.kind, system, value
			from shared join studies on studies.id = study_id
			where study_id <> @except and archived_at is null and (visibility = 'published' or @draftsToo)
			order by slug`,
		),
	);
}
