import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { check, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";

/**
 * One row a study. Lists that nobody searches row by row (countries, tags, masked roles) are JSON, and so are
 * the tables that are only ever shown whole (participant flow, baseline); everything else of the document has
 * a table. Reported decimals are text, because the digits typed are part of the
 * report.
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
		officialTitle: text("official_title"),
		acronym: text(),
		kind: text(),
		status: text(),
		whyStopped: text("why_stopped"),
		phase: text(),
		keywords: text({ mode: "json" }).$type<string[]>(),
		summary: text(),
		description: text(),
		allocation: text(),
		model: text(),
		masking: text(),
		whoMasked: text("who_masked", { mode: "json" }).$type<string[]>().notNull(),
		purpose: text(),
		followUpValue: text("follow_up_value"),
		followUpUnit: text("follow_up_unit"),
		designDescription: text("design_description"),
		maskingDescription: text("masking_description"),
		timePerspective: text("time_perspective"),
		populationDescription: text("population_description"),
		randomised: integer(),
		age: text(),
		sex: text(),
		sexReported: text("sex_reported"),
		priorTreatment: text("prior_treatment"),
		enrolment: text({ mode: "json" }).$type<StudyDocument["population"]["enrolment"]>(),
		eligibility: text({ mode: "json" }).$type<StudyDocument["population"]["eligibility"]>(),
		startDate: text("start_date"),
		startCertainty: text("start_certainty"),
		primaryCompletionDate: text("primary_completion_date"),
		primaryCompletionCertainty: text("primary_completion_certainty"),
		completionDate: text("completion_date"),
		completionCertainty: text("completion_certainty"),
		firstPosted: text("first_posted"),
		resultsPosted: text("results_posted"),
		lastUpdatePosted: text("last_update_posted"),
		countries: text({ mode: "json" }).$type<string[]>().notNull(),
		sponsor: text(),
		collaborators: text({ mode: "json" }).$type<string[]>(),
		funding: text(),
		tags: text({ mode: "json" }).$type<string[]>().notNull(),
		notes: text(),
		interventions: text({ mode: "json" }).$type<StudyDocument["interventions"]>(),
		flow: text({ mode: "json" }).$type<StudyDocument["flow"]>(),
		baseline: text({ mode: "json" }).$type<StudyDocument["baseline"]>(),
		adverseEventReporting: text("adverse_event_reporting", { mode: "json" }).$type<
			StudyDocument["adverseEventReporting"]
		>(),
		limitations: text(),
		dataSharing: text("data_sharing", { mode: "json" }).$type<StudyDocument["dataSharing"]>(),
	},
	(table) => [
		index("studies_creator").on(table.createdBy),
		index("studies_by_title").on(sql`lower(${table.title})`),
		index("studies_updated").on(table.updatedAt),
		check("studies_version", sql`${table.version} >= 1`),
		check("studies_visibility", sql`${table.visibility} in ('draft', 'published')`),
		check("studies_title", sql`length(${table.title}) > 0`),
		check("studies_randomised", sql`${table.randomised} >= 0`),
		check("studies_slug", sql`${table.slug} <> '' and ${table.slug} not glob '*[^a-z0-9-]*'`),
	],
);

const studyId = () =>
	integer("study_id")
		.notNull()
		.references(() => studies.id);
const position = () => integer().notNull();

export const conditions = sqliteTable(
	"conditions",
	{ studyId: studyId(), position: position(), name: text().notNull() },
	(table) => [primaryKey({ columns: [table.studyId, table.position] })],
);

export const identifiers = sqliteTable(
	"identifiers",
	{ studyId: studyId(), position: position(), system: text(), value: text().notNull() },
	(table) => [
		primaryKey({ columns: [table.studyId, table.position] }),
		index("identifiers_value").on(sql`lower(${table.value})`),
	],
);

export const regulatoryStatuses = sqliteTable(
	"regulatory_statuses",
	{
		studyId: studyId(),
		position: position(),
		intervention: text().notNull(),
		condition: text().notNull(),
		jurisdiction: text().notNull(),
		status: text({ enum: ["approved", "off-label", "investigational"] }),
		asOf: text("as_of"),
		note: text(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.position] }),
		check("regulatory_status", sql`${table.status} in ('approved', 'off-label', 'investigational')`),
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

export const biasJudgements = sqliteTable(
	"bias_judgements",
	{
		studyId: studyId(),
		position: position(),
		tool: text(),
		outcomeId: text("outcome_id"),
		domain: text().notNull(),
		judgement: text(),
		rationale: text(),
		assessor: text(),
	},
	(table) => [primaryKey({ columns: [table.studyId, table.position] })],
);

/** Reasons given for letting a warning stand. */
export const findingAnswers = sqliteTable(
	"finding_answers",
	{ studyId: studyId(), position: position(), finding: text().notNull(), reason: text().notNull() },
	(table) => [primaryKey({ columns: [table.studyId, table.position] })],
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
