import type { StudySearch } from "./study-search.ts";

/** The places in the index of the newest studies that a search finds, as a query within a query. */
export const NEWEST_PLACES = `select study_search.rowid as place from study_search
	where study_search match @match
		and study_search.rowid > cast(@above as integer) and study_search.rowid < cast(@below as integer)
		and (@only is null or study_search.rowid in (select value from json_each(@only)))
	order by study_search.rowid desc limit @limit`;

/** @param match an expression of the search, or one that narrows it further */
export const placesOf = ({ above, below, named, namedOnly }: StudySearch, match: string, limit: number) => ({
	...{ match, above, below, limit },
	only: namedOnly ? JSON.stringify(named) : null,
});
