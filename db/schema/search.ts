import { index, integer, sqliteTable, text, uniqueIndex } from "../drizzle.ts";
import { studies } from "./studies.ts";

/**
 * What studies can be narrowed to, with how many have it: counted by triggers as studies come and go, so that
 * the library's choices cost the same however many studies there are.
 */
export const facets = sqliteTable(
	"facets",
	{
		id: integer().primaryKey(),
		kind: text({ enum: ["all", "condition", "intervention", "phase", "status", "results"] }).notNull(),
		/** The value in lower case: studies that differ in upper and lower case are counted together. */
		key: text().notNull(),
		/** One spelling of it, from a published study once there is one. */
		name: text().notNull(),
		/** Studies that everybody sees, and studies that those who log trials see; archived ones are in neither. */
		published: integer().notNull().default(0),
		listed: integer().notNull().default(0),
	},
	(table) => [
		uniqueIndex("facets_key").on(table.kind, table.key),
		index("facets_published").on(table.kind, table.published),
		index("facets_listed").on(table.kind, table.listed),
	],
);

/** Where a study stands in the search index, and its facets; a study that is archived has no row. */
export const studyFacets = sqliteTable("study_facets", {
	/** The rowid in `study_search`: the year above the study's id, so that the index is in order of years. */
	id: integer().primaryKey(),
	studyId: integer("study_id")
		.notNull()
		.unique()
		.references(() => studies.id),
	published: integer({ mode: "boolean" }).notNull(),
	/** Ids of facets, as JSON. */
	facets: text().notNull(),
});

/** Every word of letters that search knows, for completing and for correcting what was typed. */
export const searchWords = sqliteTable("search_words", {
	id: integer().primaryKey(),
	word: text().notNull().unique(),
});
