import type { StudyCard } from "#app/domain/listing.ts";
import { matchExpression } from "#app/domain/search/match-expression.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { type Cursor, SORTS, type SortName } from "./study-sorts.ts";

/** What the library may be narrowed by; all of it is in the page's address. */
export interface StudyFilters {
	q?: string;
	condition?: string;
	intervention?: string;
	phase?: string;
	status?: string;
	yearFrom?: number;
	yearTo?: number;
	hasResults?: boolean;
}

export interface StudyListQuery extends StudyFilters {
	scope: Scope;
	sort: SortName;
	after?: Cursor;
	limit: number;
}

export interface StudyEntry {
	id: number;
	slug: string;
	title: string;
	visibility: "draft" | "published";
	sample: boolean;
	phase: string | null;
	status: string | null;
	year: number | null;
	card: StudyCard;
	/** Where the next page begins. */
	cursor: Cursor;
}

interface Row extends Omit<StudyEntry, "card" | "sample" | "cursor"> {
	sample: number;
	card: string;
	key: string | number;
}

type Parameters = Record<string, string | number>;

/** One page of the library, in order, for what this viewer may see. */
export function listStudies(store: Store, query: StudyListQuery): StudyEntry[] {
	const { where, parameters, searching } = conditionsOf(query);
	const sort = SORTS[query.sort === "relevance" && !searching ? "newest" : query.sort];
	const after = query.after ? ` and ${sort.after}` : "";
	const sql = `select studies.id, slug, studies.title, visibility, sample, phase, status, year, card, ${sort.key} as key
		from ${searching ? "study_search join studies on studies.id = study_search.rowid" : "studies"}
		join listings on listings.study_id = studies.id
		where ${where}${after}
		order by ${sort.order}
		limit @limit`;
	const rows = prepared(store, sql, () => store.sqlite.prepare<Parameters, Row>(sql)).all({
		...parameters,
		...(query.after && { afterKey: query.after.key, afterId: query.after.id }),
		limit: query.limit,
	});
	return rows.map(({ key, card, sample, ...row }) => ({
		...row,
		sample: sample === 1,
		card: JSON.parse(card) as StudyCard,
		cursor: { key, id: row.id },
	}));
}

/** How many studies the filters leave. */
export function countStudies(store: Store, query: StudyFilters & { scope: Scope }): number {
	const { where, parameters, searching } = conditionsOf(query);
	const sql = `select count(*)
		from ${searching ? "study_search join studies on studies.id = study_search.rowid" : "studies"}
		join listings on listings.study_id = studies.id
		where ${where}`;
	return (
		prepared(store, sql, () => store.sqlite.prepare<Parameters, number>(sql).pluck()).get(parameters) ?? 0
	);
}

/** The conditions of a query, with what each filter needs; only filters that are set are in the text. */
export function conditionsOf(filters: StudyFilters & { scope: Scope }) {
	const conditions = ["archived_at is null"];
	const parameters: Parameters = {};
	const add = (condition: string, name: string, value: string | number) => {
		conditions.push(condition);
		parameters[name] = value;
	};
	if (filters.scope === "published") conditions.push("visibility = 'published'");
	const match = filters.q === undefined ? undefined : matchExpression(filters.q);
	if (match !== undefined) add("study_search match @match", "match", match);
	if (filters.condition) {
		add(
			"exists (select 1 from conditions where conditions.study_id = studies.id and lower(name) = lower(@condition))",
			"condition",
			filters.condition,
		);
	}
	if (filters.intervention) {
		add(
			"exists (select 1 from interventions where interventions.study_id = studies.id and lower(name) = lower(@intervention))",
			"intervention",
			filters.intervention,
		);
	}
	if (filters.phase) add("phase = @phase", "phase", filters.phase);
	if (filters.status) add("status = @status", "status", filters.status);
	if (filters.yearFrom !== undefined) add("year >= @yearFrom", "yearFrom", filters.yearFrom);
	if (filters.yearTo !== undefined) add("year <= @yearTo", "yearTo", filters.yearTo);
	if (filters.hasResults) conditions.push("has_results = 1");
	return { where: conditions.join(" and "), parameters, searching: match !== undefined };
}
