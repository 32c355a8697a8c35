import { check, foreignKey, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";
import { studies } from "./studies.ts";

/**
 * One row a synthesis. The document is kept whole: its figures are those of the studies, so that nobody
 * searches it row by row.
 */
export const syntheses = sqliteTable(
	"syntheses",
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
		/** Lower-case words to search by: title, question, conclusion. */
		words: text().notNull(),
		/** The synthesis document as JSON, keys in the schema's order. */
		document: text().notNull(),
	},
	(table) => [
		index("syntheses_creator").on(table.createdBy),
		check("syntheses_version", sql`${table.version} >= 1`),
		check("syntheses_visibility", sql`${table.visibility} in ('draft', 'published')`),
		check("syntheses_title", sql`length(${table.title}) > 0`),
		check("syntheses_slug", sql`${table.slug} <> '' and ${table.slug} not glob '*[^a-z0-9-]*'`),
	],
);

/** Which studies a synthesis takes up, so that a study can say where it is. */
export const synthesisStudies = sqliteTable(
	"synthesis_studies",
	{
		synthesisId: integer("synthesis_id")
			.notNull()
			.references(() => syntheses.id),
		studyId: integer("study_id")
			.notNull()
			.references(() => studies.id),
	},
	(table) => [
		primaryKey({ columns: [table.synthesisId, table.studyId] }),
		index("synthesis_studies_study").on(table.studyId),
	],
);

/** Every version of every synthesis, whole. Triggers refuse any update or delete. */
export const synthesisVersions = sqliteTable(
	"synthesis_versions",
	{
		synthesisId: integer("synthesis_id")
			.notNull()
			.references(() => syntheses.id),
		version: integer().notNull(),
		visibility: text({ enum: ["draft", "published"] }).notNull(),
		document: text().notNull(),
		reason: text().notNull(),
		/** Null for what the program itself wrote: the sample library. */
		actorId: integer("actor_id").references(() => users.id),
		createdAt: text("created_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.synthesisId, table.version] }),
		index("synthesis_versions_actor").on(table.actorId),
	],
);

/**
 * What a published version of a synthesis said when it was kept: its result is computed once and never again, so that
 * a citation of the version holds. Triggers refuse any update or delete.
 */
export const synthesisPins = sqliteTable(
	"synthesis_pins",
	{
		synthesisId: integer("synthesis_id").notNull(),
		version: integer().notNull(),
		/** Later than the version where that was published before results were kept. */
		keptAt: text("kept_at").notNull(),
		/** The program that computed it: "0.1.0". */
		program: text().notNull(),
		/** Its way of computing, as `COMPUTATION` counts them. */
		computation: integer().notNull(),
		/** Which version of which study it used, as JSON: a list of `slug` and `version`. */
		studies: text().notNull(),
		/** The analysis as JSON, all its parts. */
		analysis: text().notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.synthesisId, table.version] }),
		foreignKey({
			columns: [table.synthesisId, table.version],
			foreignColumns: [synthesisVersions.synthesisId, synthesisVersions.version],
		}),
	],
);
