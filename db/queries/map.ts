import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { NEWEST_PLACES, placesOf } from "./newest-places.ts";
import { expressionOf, isEverything, planSearch, type StudyFilters } from "./study-search.ts";
import { countIn, entryIn, seenIn, type TopicEntry } from "./topics.ts";

/** What stands across the map. */
export type MapColumns = "intervention" | "outcome";

/** A condition with an intervention, or with an outcome. */
export interface MapCell {
	rowId: number;
	columnId: number;
	studies: number;
	results: number;
	people: number;
	/** How many of the studies say how many people. */
	counted: number;
}

export interface StudyMap {
	rows: TopicEntry[];
	columns: TopicEntry[];
	cells: MapCell[];
	/** More studies fit the filters than are counted: the cells are of the newest `COUNTED_THROUGH`. */
	more: boolean;
}

interface MapQuery {
	scope: Scope;
	columns: MapColumns;
	filters: StudyFilters;
	/** So many rows and columns at most. */
	size: number;
}

/**
 * The conditions with most studies, and what is tried or measured most in them. Without filters it goes by the counts
 * that are kept for every pair; with them by the newest studies that fit, so that both cost the same however many
 * studies there are.
 */
export function mapOfStudies(store: Store, { scope, columns, filters, size }: MapQuery): StudyMap {
	const search = planSearch(store, { ...filters, scope });
	if (isEverything(search)) return { ...keptMap(store, { scope, columns, size }), more: false };
	const ids = prepared(store, "studies of map", () =>
		store.sqlite.prepare<[object], number>(`select place & ${YEAR_STEP - 1} from (${NEWEST_PLACES})`).pluck(),
	).all(placesOf(search, expressionOf(search), COUNTED_THROUGH + 1));
	const studies = JSON.stringify(ids.slice(0, COUNTED_THROUGH));
	const rows = topicsOf(store, scope, { kind: "condition", studies, size });
	const cells = tally(store, columns, { studies, rows: idsOf(rows) });
	const across = topicsById(store, scope, mostOf(cells, size));
	return { rows, ...among(across, cells), more: ids.length > COUNTED_THROUGH };
}

function keptMap(store: Store, { scope, columns, size }: Omit<MapQuery, "filters">): Omit<StudyMap, "more"> {
	const column = countIn(scope);
	const sql = `select ${entryIn(scope)} from topics where kind = 'condition' and topics.${column} > 0 and ${seenIn(scope)}
		order by topics.${column} desc, topics.id desc limit ?`;
	const rows = prepared(store, sql, () => store.sqlite.prepare<[number], TopicEntry>(sql)).all(size);
	const each = `select row_id as rowId, column_id as columnId, ${column} as studies, ${column}_results as results,
			${column}_people as people, ${column}_counted as counted
		from topic_pairs where row_id = @row and column_kind = @columns and ${column} > 0 order by ${column} desc limit @most`;
	const pairs = prepared(store, each, () => store.sqlite.prepare<object, MapCell>(each));
	const common = rows.flatMap(({ id }) => pairs.all({ row: id, columns, most: size * MOST_OF_ROW }));
	const across = topicsById(store, scope, mostOf(common, size));
	// Each pair by itself: a column by itself has as many rows as there are conditions.
	const one = `select row_id as rowId, column_id as columnId, ${column} as studies, ${column}_results as results,
			${column}_people as people, ${column}_counted as counted
		from json_each(@rows) as down cross join json_each(@across) as along
		cross join topic_pairs on row_id = down.value and column_id = along.value where ${column} > 0`;
	const cells = prepared(store, one, () => store.sqlite.prepare<object, MapCell>(one)).all({
		...{ rows: JSON.stringify(idsOf(rows)), across: JSON.stringify(idsOf(across)) },
	});
	return { rows, columns: across, cells };
}

/** Of each condition the pairs with most studies are looked at, to find what is common in all of them: so many times the map's size. */
const MOST_OF_ROW = 8;

const idsOf = (topics: readonly TopicEntry[]) => topics.map(({ id }) => id);

/** What stands across: the columns with most studies in these cells. */
function mostOf(cells: readonly MapCell[], size: number): number[] {
	const sums = new Map<number, number>();
	for (const { columnId, studies } of cells) sums.set(columnId, (sums.get(columnId) ?? 0) + studies);
	return [...sums]
		.toSorted(([a, most], [b, other]) => other - most || a - b)
		.slice(0, size)
		.map(([id]) => id);
}

function among(columns: TopicEntry[], cells: readonly MapCell[]) {
	const shown = new Set(idsOf(columns));
	return { columns, cells: cells.filter(({ columnId }) => shown.has(columnId)) };
}

function topicsById(store: Store, scope: Scope, ids: number[]): TopicEntry[] {
	const sql = `select ${entryIn(scope)} from topics where id in (select value from json_each(?))`;
	const found = prepared(store, sql, () => store.sqlite.prepare<[string], TopicEntry>(sql)).all(
		JSON.stringify(ids),
	);
	return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function topicsOf(
	store: Store,
	scope: Scope,
	{ kind, studies, size }: { kind: string; studies: string; size: number },
): TopicEntry[] {
	const sql = `select ${entryIn(scope)} from (
			select topic_id as id, count(*) as found from json_each(@studies) as counted
			cross join study_topics on study_id = counted.value cross join topics on topics.id = topic_id
			where kind = @kind
			group by topic_id order by found desc, topic_id limit @size
		) as most join topics on topics.id = most.id order by found desc, topics.id`;
	return prepared(store, sql, () => store.sqlite.prepare<object, TopicEntry>(sql)).all({
		kind,
		studies,
		size,
	});
}

function tally(store: Store, columns: MapColumns, { studies, rows }: { studies: string; rows: number[] }) {
	const sql = `select row_id as rowId, column_id as columnId, count(*) as studies, sum(results) as results,
			sum(ifnull(people, 0)) as people, sum(people is not null) as counted
		from json_each(@studies) as counted cross join study_pairs on study_id = counted.value
		cross join topics on topics.id = column_id and topics.kind = @columns
		where row_id in (select value from json_each(@rows))
		group by row_id, column_id`;
	return prepared(store, sql, () => store.sqlite.prepare<object, MapCell>(sql)).all({
		...{ columns, studies, rows: JSON.stringify(rows) },
	});
}

/** Published syntheses all of whose studies are of one of these pairs. */
export function synthesesOfPairs(
	store: Store,
	{ rows, columns }: { rows: readonly TopicEntry[]; columns: readonly TopicEntry[] },
): { slug: string; rowId: number; columnId: number }[] {
	return prepared(store, "syntheses of pairs", () =>
		store.sqlite.prepare<object, { slug: string; rowId: number; columnId: number }>(
			`select slug, row_id as rowId, column_id as columnId
			from syntheses cross join synthesis_studies on synthesis_id = syntheses.id
			cross join study_pairs on study_pairs.study_id = synthesis_studies.study_id
			where visibility = 'published' and archived_at is null
				and +row_id in (select value from json_each(@rows)) and +column_id in (select value from json_each(@columns))
			group by syntheses.id, row_id, column_id
			having count(*) = (select count(*) from synthesis_studies where synthesis_id = syntheses.id)
			order by updated_at desc limit 200`,
		),
	).all({ rows: JSON.stringify(idsOf(rows)), columns: JSON.stringify(idsOf(columns)) });
}
