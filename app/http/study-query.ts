import { Problem } from "#app/domain/problem.ts";
import { keysOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import type { StudyFilters } from "#db/queries/list-studies.ts";
import { type Cursor, decodeCursor, SORTS, type SortName } from "#db/queries/study-sorts.ts";

/** What the address of a list says: the filters, the order, the page. */
export interface StudyQuery {
	filters: StudyFilters;
	sort: SortName;
	after: Cursor | undefined;
}

const MAX_TEXT = 200;
const MAX_CURSOR = 6000;

/** @throws Problem `invalid` for an order or page that does not exist; unknown filter values just find nothing */
export function readStudyQuery(search: URLSearchParams): StudyQuery {
	const text = (name: string) => search.get(name)?.trim().slice(0, MAX_TEXT) || undefined;
	const year = (name: string) => {
		const value = text(name);
		if (value === undefined) return undefined;
		if (!/^\d{4}$/.test(value))
			throw new Problem("invalid", `“${value}” is not a year. Type it with four digits, such as 2014.`);
		return Number(value);
	};
	const sort = text("sort");
	if (sort !== undefined && !Object.hasOwn(SORTS, sort))
		throw new Problem("invalid", `There is no order called “${sort}”.`);
	// A cursor carries the sort key, which may be a title: it is longer than what people type.
	const page = search.get("after")?.slice(0, MAX_CURSOR) || undefined;
	const after = page === undefined ? undefined : decodeCursor(page);
	if (page !== undefined && !after)
		throw new Problem("invalid", "This address names a page that does not exist. Go back to the first page.");
	const q = text("q");
	const filters = {
		q,
		condition: text("condition"),
		intervention: text("intervention"),
		phase: oneOf(keysOf(PHASES), text("phase")),
		status: oneOf(keysOf(REGISTRY_STATUSES), text("status")),
		yearFrom: year("from"),
		yearTo: year("to"),
		hasResults: search.get("results") === "yes" || undefined,
	};
	return {
		filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
		sort: (sort as SortName | undefined) ?? (q ? "relevance" : "newest"),
		after,
	};
}

/** A value from a list of choices; anything else finds nothing rather than everything. */
function oneOf(choices: string[], value: string | undefined): string | undefined {
	return value === undefined || choices.includes(value) ? value : "none of these";
}
