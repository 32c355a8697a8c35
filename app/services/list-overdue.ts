import { formatWhole } from "#app/domain/format/format.ts";
import { formatPartialDate } from "#app/domain/format/format-date.ts";
import type { TopicListItem } from "#app/domain/topics/topic-view.ts";
import { labelOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import type { Table } from "#app/exchange/table.ts";
import {
	type OverdueFilters,
	type OverdueStudy,
	overdueStudies,
	sponsorsLike,
} from "#db/queries/overdue-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** Which overdue studies a list is of, and who asks. */
export interface OverdueAsked {
	filters: OverdueFilters;
	scope: Scope;
	/** As `2026-11-29`. */
	today: string;
}

/** So many sponsors are proposed for one that no study names. */
const MOST_SPONSORS = 12;
/** So many are read at a time. */
const AT_ONCE = 500;

/** A page of the overdue studies, from 1. Where a sponsor was asked for and none is found, those that begin so are named. */
export function listOverdue(
	store: Store,
	{ filters, ...asked }: OverdueAsked,
	{ page, size }: { page: number; size: number },
) {
	const listed = overdueStudies(store, {
		...{ ...filters, ...asked, limit: size + 1, offset: (page - 1) * size },
	});
	const isUnknown = listed.length === 0 && page === 1 && filters.sponsor !== undefined;
	return {
		items: listed.slice(0, size).map((study) => ({ ...overdueItem(study), sponsor: study.sponsor })),
		hasNext: listed.length > size,
		sponsors: isUnknown ? sponsorsLike(store, filters.sponsor ?? "", MOST_SPONSORS) : [],
	};
}

/**
 * All of them as a table that comes piece by piece: a large library has hundreds of thousands.
 * @param pause lets others have their turn between two pieces
 */
export async function* overdueTables(
	store: Store,
	{ filters, ...asked }: OverdueAsked,
	pause: () => Promise<unknown>,
): AsyncGenerator<Table> {
	for (let after: OverdueStudy | undefined; ; await pause()) {
		const studies = overdueStudies(store, { ...filters, ...asked, limit: AT_ONCE, after });
		after = studies.at(-1);
		if (!after) return;
		const rows = studies.map(({ id: _, slug, dueOn, ...study }) => ({
			...{ study: slug, ...study, overdue_since: dueOn },
		}));
		yield { columns: OVERDUE_COLUMNS, rows };
	}
}

export const OVERDUE_COLUMNS = ["study", "name", "status", "phase", "sponsor", "people", "overdue_since"];

/** A study in a list of overdue ones. */
export const overdueItem = ({ slug, name, status, phase, people, dueOn }: OverdueStudy): TopicListItem => ({
	...{ slug, name },
	says: [
		status && labelOf(REGISTRY_STATUSES, status),
		phase && labelOf(PHASES, phase),
		people !== null && `${formatWhole(people)} people`,
		`overdue since ${formatPartialDate(dueOn)}`,
	]
		.filter(Boolean)
		.join(" · "),
});
