import { check, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";

/**
 * One row a study: its address, which version is the newest, who may see it. What the study says is the document of
 * that version; these tables hold of it what is asked across studies, and are made anew from it (`check --rebuild`).
 */
export const studies = sqliteTable(
	"studies",
	{
		id: integer().primaryKey(),
		slug: text().notNull().unique(),
		version: integer().notNull(),
		visibility: text({ enum: ["draft", "published"] }).notNull(),
		archivedAt: text("archived_at"),
		/** Came with the program as a sample; removable in one step. */
		sample: integer({ mode: "boolean" }).notNull(),
		createdBy: integer("created_by").references(() => users.id),
		createdAt: text("created_at").notNull(),
		updatedAt: text("updated_at").notNull(),

		title: text().notNull(),
		status: text(),
		phase: text(),
	},
	(table) => [
		index("studies_creator").on(table.createdBy),
		index("studies_by_title").on(sql`lower(${table.title})`),
		index("studies_updated").on(table.updatedAt),
		index("studies_drafts")
			.on(table.createdBy, table.updatedAt)
			.where(sql`${table.visibility} = 'draft' and ${table.archivedAt} is null`),
		check("studies_version", sql`${table.version} >= 1`),
		check("studies_visibility", sql`${table.visibility} in ('draft', 'published')`),
		check("studies_title", sql`length(${table.title}) > 0`),
		check("studies_slug", sql`${table.slug} <> '' and ${table.slug} not glob '*[^a-z0-9-]*'`),
	],
);

const studyId = () =>
	integer("study_id")
		.notNull()
		.references(() => studies.id);
const position = () => integer().notNull();

export const identifiers = sqliteTable(
	"identifiers",
	{ studyId: studyId(), position: position(), system: text(), value: text().notNull() },
	(table) => [
		primaryKey({ columns: [table.studyId, table.position] }),
		index("identifiers_value").on(sql`lower(${table.value})`),
	],
);

export const reports = sqliteTable(
	"reports",
	{
		studyId: studyId(),
		id: text().notNull(),
		position: position(),
		role: text(),
		authors: text(),
		title: text(),
		journal: text(),
		year: integer(),
		volume: text(),
		issue: text(),
		pages: text(),
		doi: text(),
		pmid: text(),
		url: text(),
		citation: text(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.id] }),
		index("reports_doi").on(sql`lower(${table.doi})`),
		index("reports_pmid").on(table.pmid),
		// References without a number of their own are looked up by year; registry records have none with authors.
		index("reports_year").on(table.year).where(sql`${table.authors} is not null`),
		check("reports_year", sql`${table.year} between 1800 and 2200`),
	],
);

/**
 * What lists, search and filters need of a study, derived from its document at each save and rebuildable from
 * it, so that a page of the library reads one row a study.
 */
export const listings = sqliteTable("listings", {
	studyId: integer("study_id")
		.primaryKey()
		.references(() => studies.id),
	year: integer(),
	hasResults: integer("has_results", { mode: "boolean" }).notNull(),
	/** What a row of the library prints, as JSON. */
	card: text().notNull(),
	/** Errors and unanswered warnings, as JSON: what a draft still lacks. */
	lacks: text().notNull(),
});
