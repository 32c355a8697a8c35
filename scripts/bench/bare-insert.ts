import { getTableName } from "#db/drizzle.ts";
import { type FacetId, filterTokens } from "#db/filter-tokens.ts";
import { readDocument } from "#db/queries/read-document.ts";
import { bearsNumber, searchTexts } from "#db/search-entry.ts";
import type { Store } from "#db/store.ts";
import { TABLES as PROJECTED, TABLE_NAMES } from "#db/study-rows/write-rows.ts";

/** A study's rows as they are stored, by table, parents before children. */
export interface CopiedRows {
	count: number;
	studies: Map<string, unknown[][]>[];
	columns: Map<string, string[]>;
}

/** Tables with rows of a study, and the column that says of which. */
const TABLES: [string, string][] = [
	["studies", "id"],
	...[
		...TABLE_NAMES.map((name) => getTableName(PROJECTED[name])),
		...["study_versions", "listings", "study_facets", "audit_events"],
	].map((table): [string, string] => [table, "study_id"]),
];

/** Every row of the studies after one, to be inserted elsewhere. */
export function copyOfRows(store: Store, after: number): CopiedRows {
	const { sqlite } = store;
	const columns = new Map<string, string[]>();
	const selects = TABLES.map(([table, id]) => {
		const select = sqlite.prepare<[number], unknown[]>(`select * from ${table} where ${id} = ?`).raw();
		columns.set(
			table,
			select.columns().map(({ name }) => name),
		);
		return [table, select] as const;
	});
	const ids = sqlite
		.prepare<[number], number>("select id from studies where id > ? order by id")
		.pluck()
		.all(after);
	const facets = sqlite.prepare<[number], FacetId>(
		`select facets.id, kind from study_facets, json_each(study_facets.facets)
		join facets on facets.id = value where study_id = ?`,
	);
	const isPublished = sqlite
		.prepare<[number], number>("select published from study_facets where study_id = ?")
		.pluck();
	let count = 0;
	const studies = ids.map((id) => {
		const rows = new Map<string, unknown[][]>(selects.map(([table, select]) => [table, select.all(id)]));
		const document = readDocument(store, id);
		if (!document) throw new Error(`Study ${id} cannot be read`);
		const place = rows.get("study_facets")?.[0]?.[0];
		rows.set("study_search", [
			[
				...[place, ...Object.values(searchTexts(document))],
				filterTokens(facets.all(id), {
					published: isPublished.get(id) === 1,
					isNumbered: bearsNumber(document),
				}),
			],
		]);
		for (const list of rows.values()) count += list.length;
		return rows;
	});
	columns.set("study_search", [
		...["rowid", "title", "acronym", "conditions", "interventions", "identifiers", "authors", "filters"],
	]);
	return { count, studies, columns };
}

/** Puts rows in by prepared statements, so many studies a transaction, with nothing checked or computed. */
export function insertRows({ sqlite }: Store, { studies, columns }: CopiedRows, batch: number): void {
	const inserts = [...columns].map(
		([table, names]) =>
			[
				table,
				sqlite.prepare(
					`insert into ${table} (${names.map((name) => `"${name}"`).join(", ")}) values (${names.map(() => "?").join(", ")})`,
				),
			] as const,
	);
	const insertBatch = sqlite.transaction((some: CopiedRows["studies"]) => {
		for (const rows of some) {
			for (const [table, insert] of inserts) for (const row of rows.get(table) ?? []) insert.run(row);
		}
	});
	for (let start = 0; start < studies.length; start += batch)
		insertBatch(studies.slice(start, start + batch));
}
