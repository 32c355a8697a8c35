import type { SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { check, foreignKey, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { studies } from "./studies.ts";

const studyId = () =>
	integer("study_id")
		.notNull()
		.references(() => studies.id);

/** What an arm is given. */
export const interventions = sqliteTable(
	"interventions",
	{
		studyId: studyId(),
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
	(table) => [primaryKey({ columns: [table.studyId, table.armId, table.position] })],
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
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.id] }),
		index("outcomes_concept").on(table.concept, table.kind, table.studyId),
		check("outcomes_kind", sql`${table.kind} in ('binary', 'continuous', 'count', 'time-to-event')`),
	],
);

/**
 * A draft may hold what cannot be true until somebody has looked again at the source; a published study may
 * not. `draft` repeats the study's visibility so that a CHECK can see it.
 */
const draft = () => integer({ mode: "boolean" }).notNull();
const unlessDraft = (table: { draft: AnySQLiteColumn }, rule: SQL) => sql`${table.draft} = 1 or (${rule})`;
const number = (column: AnySQLiteColumn) => sql`cast(${column} as real)`;

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
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.outcomeId, table.position] }),
		foreignKey({
			columns: [table.studyId, table.outcomeId],
			foreignColumns: [outcomes.studyId, outcomes.id],
		}),
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
	},
	(table) => [primaryKey({ columns: [table.studyId, table.id] })],
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
		check("adverse_event_results_affected", sql`${table.affected} >= 0`),
		check("adverse_event_results_at_risk", sql`${table.atRisk} >= 0`),
		check("adverse_event_results_events", sql`${table.events} >= 0`),
		check("adverse_event_results_within", unlessDraft(table, sql`${table.affected} <= ${table.atRisk}`)),
	],
);
