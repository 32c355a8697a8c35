import type { SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { check, foreignKey, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { reports, studies } from "./studies.ts";

const studyId = () =>
	integer("study_id")
		.notNull()
		.references(() => studies.id);

export const arms = sqliteTable(
	"arms",
	{
		studyId: studyId(),
		id: text().notNull(),
		position: integer().notNull(),
		label: text().notNull(),
		role: text(),
		description: text(),
		randomised: integer(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.id] }),
		check("arms_randomised", sql`${table.randomised} >= 0`),
	],
);

export const interventions = sqliteTable(
	"interventions",
	{
		studyId: integer("study_id").notNull(),
		armId: text("arm_id").notNull(),
		position: integer().notNull(),
		type: text(),
		name: text().notNull(),
		otherNames: text("other_names", { mode: "json" }).$type<string[]>().notNull(),
		dose: text(),
		route: text(),
		site: text(),
		schedule: text(),
		description: text(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.armId, table.position] }),
		foreignKey({ columns: [table.studyId, table.armId], foreignColumns: [arms.studyId, arms.id] }),
	],
);

export const outcomes = sqliteTable(
	"outcomes",
	{
		studyId: studyId(),
		id: text().notNull(),
		position: integer().notNull(),
		kind: text({ enum: ["binary", "continuous", "count", "time-to-event"] }).notNull(),
		label: text().notNull(),
		concept: text(),
		instrument: text(),
		definition: text(),
		className: text("class_name"),
		category: text(),
		unit: text(),
		direction: text(),
		priority: text(),
		timeValue: text("time_value"),
		timeUnit: text("time_unit"),
		timeText: text("time_text"),
		population: text(),
		unitsAnalysed: text("units_analysed"),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.id] }),
		index("outcomes_concept").on(table.concept, table.kind, table.studyId),
		check("outcomes_kind", sql`${table.kind} in ('binary', 'continuous', 'count', 'time-to-event')`),
	],
);

/** The columns that say where a figure was read. */
const sourceColumns = () => ({
	sourceReportId: text("source_report_id"),
	sourceLocator: text("source_locator"),
	sourceQuote: text("source_quote"),
});

/**
 * A draft may hold what cannot be true until somebody has looked again at the source; a published study may
 * not. `draft` repeats the study's visibility so that a CHECK can see it.
 */
const draft = () => integer({ mode: "boolean" }).notNull();
const unlessDraft = (table: { draft: AnySQLiteColumn }, rule: SQL) => sql`${table.draft} = 1 or (${rule})`;
const number = (column: AnySQLiteColumn) => sql`cast(${column} as real)`;

/** One arm's figures for one outcome, of any kind; the outcome's kind says which columns may be filled. */
export const results = sqliteTable(
	"results",
	{
		studyId: integer("study_id").notNull(),
		outcomeId: text("outcome_id").notNull(),
		armId: text("arm_id").notNull(),
		position: integer().notNull(),
		draft: draft(),
		n: integer(),
		events: integer(),
		percent: text(),
		mean: text(),
		meanType: text("mean_type"),
		sd: text(),
		se: text(),
		ciLow: text("ci_low"),
		ciHigh: text("ci_high"),
		ciLevel: text("ci_level"),
		median: text(),
		q1: text(),
		q3: text(),
		min: text(),
		max: text(),
		value: text(),
		cv: text(),
		isChange: integer("is_change", { mode: "boolean" }),
		count: integer(),
		personTime: text("person_time"),
		note: text(),
		...sourceColumns(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.outcomeId, table.armId] }),
		foreignKey({
			columns: [table.studyId, table.outcomeId],
			foreignColumns: [outcomes.studyId, outcomes.id],
		}),
		foreignKey({ columns: [table.studyId, table.armId], foreignColumns: [arms.studyId, arms.id] }),
		foreignKey({
			columns: [table.studyId, table.sourceReportId],
			foreignColumns: [reports.studyId, reports.id],
		}),
		index("results_arm").on(table.studyId, table.armId),
		index("results_source").on(table.studyId, table.sourceReportId),
		check("results_n", sql`${table.n} >= 0`),
		check("results_events", sql`${table.events} >= 0`),
		check("results_count", sql`${table.count} >= 0`),
		check("results_events_within_n", unlessDraft(table, sql`${table.events} <= ${table.n}`)),
		check("results_percent", sql`${number(table.percent)} between 0 and 100`),
		check("results_sd", unlessDraft(table, sql`${number(table.sd)} >= 0`)),
		check("results_se", unlessDraft(table, sql`${number(table.se)} >= 0`)),
		check("results_ci", unlessDraft(table, sql`${number(table.ciLow)} <= ${number(table.ciHigh)}`)),
		check("results_ci_level", sql`${number(table.ciLevel)} > 0 and ${number(table.ciLevel)} < 100`),
		check("results_person_time", sql`${number(table.personTime)} >= 0`),
	],
);

/** A between-arm estimate as reported. */
export const contrasts = sqliteTable(
	"contrasts",
	{
		studyId: integer("study_id").notNull(),
		outcomeId: text("outcome_id").notNull(),
		position: integer().notNull(),
		draft: draft(),
		armId: text("arm_id").notNull(),
		referenceArmId: text("reference_arm_id").notNull(),
		orientation: text(),
		measure: text(),
		estimate: text(),
		ciLow: text("ci_low"),
		ciHigh: text("ci_high"),
		ciLevel: text("ci_level"),
		se: text(),
		p: text(),
		method: text(),
		adjusted: integer({ mode: "boolean" }),
		measureReported: text("measure_reported"),
		hypothesis: text(),
		note: text(),
		...sourceColumns(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.outcomeId, table.position] }),
		foreignKey({
			columns: [table.studyId, table.outcomeId],
			foreignColumns: [outcomes.studyId, outcomes.id],
		}),
		foreignKey({ columns: [table.studyId, table.armId], foreignColumns: [arms.studyId, arms.id] }),
		foreignKey({ columns: [table.studyId, table.referenceArmId], foreignColumns: [arms.studyId, arms.id] }),
		foreignKey({
			columns: [table.studyId, table.sourceReportId],
			foreignColumns: [reports.studyId, reports.id],
		}),
		index("contrasts_arm").on(table.studyId, table.armId),
		index("contrasts_reference_arm").on(table.studyId, table.referenceArmId),
		index("contrasts_source").on(table.studyId, table.sourceReportId),
		check("contrasts_arms_differ", sql`${table.armId} <> ${table.referenceArmId}`),
		check("contrasts_ci", unlessDraft(table, sql`${number(table.ciLow)} <= ${number(table.ciHigh)}`)),
		check("contrasts_ci_level", sql`${number(table.ciLevel)} > 0 and ${number(table.ciLevel)} < 100`),
	],
);

export const adverseEvents = sqliteTable(
	"adverse_events",
	{
		studyId: studyId(),
		id: text().notNull(),
		position: integer().notNull(),
		term: text().notNull(),
		organSystem: text("organ_system"),
		serious: integer({ mode: "boolean" }),
		vocabulary: text(),
		assessment: text(),
		note: text(),
		...sourceColumns(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.id] }),
		foreignKey({
			columns: [table.studyId, table.sourceReportId],
			foreignColumns: [reports.studyId, reports.id],
		}),
		index("adverse_events_source").on(table.studyId, table.sourceReportId),
	],
);

export const adverseEventResults = sqliteTable(
	"adverse_event_results",
	{
		studyId: integer("study_id").notNull(),
		adverseEventId: text("adverse_event_id").notNull(),
		armId: text("arm_id").notNull(),
		position: integer().notNull(),
		draft: draft(),
		affected: integer(),
		atRisk: integer("at_risk"),
		events: integer(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.adverseEventId, table.armId] }),
		foreignKey({
			columns: [table.studyId, table.adverseEventId],
			foreignColumns: [adverseEvents.studyId, adverseEvents.id],
		}),
		foreignKey({ columns: [table.studyId, table.armId], foreignColumns: [arms.studyId, arms.id] }),
		index("adverse_event_results_arm").on(table.studyId, table.armId),
		check("adverse_event_results_affected", sql`${table.affected} >= 0`),
		check("adverse_event_results_at_risk", sql`${table.atRisk} >= 0`),
		check("adverse_event_results_events", sql`${table.events} >= 0`),
		check("adverse_event_results_within", unlessDraft(table, sql`${table.affected} <= ${table.atRisk}`)),
	],
);
