import { keysOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import type { StudyFilters } from "#db/queries/list-studies.ts";
import { type Cursor, decodeCursor, SORTS, type SortName } from "#db/queries/study-sorts.ts";
import { readChoice } from "../api/list-query.ts";
import { badParameter, noSuchChoice } from "./bad-parameter.ts";
import { readTogether } from "./read-together.ts";
import { readYear } from "./read-year.ts";

/** What the address of a list says: the filters, the order, the page. */
export interface StudyQuery {
	filters: StudyFilters;
	sort: SortName;
	after: Cursor | undefined;
}

const MAX_TEXT = 200;
const MAX_CURSOR = 6000;

/**
 * @param pageParameter what the address calls the place where the page begins
 * @throws Problem `invalid` that names each choice, order or page that there is not
 */
export function readStudyQuery(search: URLSearchParams, pageParameter = "after"): StudyQuery {
	const text = (name: string) => search.get(name)?.trim().slice(0, MAX_TEXT) || undefined;
	const q = text("q");
	const { order, phase, status, results, yearFrom, yearTo } = readTogether({
		phase: () => readChoice(search, "phase", keysOf(PHASES), { name: "phase", labels: PHASES }),
		status: () =>
			readChoice(search, "status", keysOf(REGISTRY_STATUSES), { name: "status", labels: REGISTRY_STATUSES }),
		results: () => readChoice(search, "results", ["yes", "no"]),
		order: () => readOrder(search, { pageParameter, usual: q ? "relevance" : "newest" }),
		yearFrom: () => readYear(search, "from"),
		yearTo: () => readYear(search, "to"),
	});
	const within = { conditions: text("conditionWords"), interventions: text("interventionWords") };
	const filters = {
		q,
		condition: text("condition"),
		intervention: text("intervention"),
		...{ phase, status, yearFrom, yearTo },
		hasResults: results && results === "yes",
		within: within.conditions || within.interventions ? within : undefined,
	};
	return {
		filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
		...order,
	};
}

/** The order, and the page in it. */
function readOrder(
	search: URLSearchParams,
	{ pageParameter, usual }: { pageParameter: string; usual: SortName },
): Pick<StudyQuery, "sort" | "after"> {
	const sort = search.get("sort")?.trim().slice(0, MAX_TEXT) || usual;
	if (!isSort(sort))
		throw badParameter(
			"sort",
			`There is no order called “${sort}”; there are ${Object.keys(SORTS).join(", ")}.`,
			noSuchChoice(
				"order",
				sort,
				Object.values(SORTS).map(({ label }) => label),
			),
		);
	// A cursor carries the sort key, which may be a title: it is longer than what people type.
	const page = search.get(pageParameter)?.slice(0, MAX_CURSOR) || undefined;
	const after = page === undefined ? undefined : decodeCursor(page, sort);
	if (page !== undefined && !after)
		throw badParameter(
			pageParameter,
			"This address names a page that does not exist. Go back to the first page.",
		);
	return { sort, after };
}

const isSort = (text: string): text is SortName => Object.hasOwn(SORTS, text);
