import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { conditionsOf, type StudyFilters } from "./list-studies.ts";

/** A value studies can be narrowed to, and how many have it. */
export interface Facet {
	value: string;
	studies: number;
}

export interface Facets {
	conditions: Facet[];
	interventions: Facet[];
	phases: Facet[];
	statuses: Facet[];
}

/** Values beyond this many are found by searching. */
const MOST = 100;

/** What the studies found can be narrowed to, each filter counted as if it were not set itself. */
export function studyFacets(store: Store, filters: StudyFilters & { scope: Scope }): Facets {
	const without = (name: keyof StudyFilters) => ({ ...filters, [name]: undefined });
	return {
		conditions: count(
			store,
			"name",
			"join conditions on conditions.study_id = studies.id",
			without("condition"),
		),
		interventions: count(
			store,
			"name",
			"join interventions on interventions.study_id = studies.id",
			without("intervention"),
		),
		phases: count(store, "phase", "", without("phase")),
		statuses: count(store, "status", "", without("status")),
	};
}

function count(store: Store, value: string, join: string, filters: StudyFilters & { scope: Scope }): Facet[] {
	const { where, parameters, searching } = conditionsOf(filters);
	// min() shows one spelling where studies differ in upper and lower case.
	const sql = `select min(${value}) as value, count(distinct studies.id) as studies
		from ${searching ? "study_search join studies on studies.id = study_search.rowid" : "studies"}
		join listings on listings.study_id = studies.id
		${join}
		where ${where} and ${value} is not null
		group by lower(${value})
		order by studies desc, value
		limit ${MOST}`;
	return prepared(store, sql, () => store.sqlite.prepare<Record<string, string | number>, Facet>(sql)).all(
		parameters,
	);
}
