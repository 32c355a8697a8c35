import { index, integer, primaryKey, sql, sqliteTable, text, uniqueIndex } from "../drizzle.ts";
import { users } from "./people.ts";
import { studies } from "./studies.ts";

/** What studies are about. A topic of outcomes is one of the program's concepts; nobody agrees on its names. */
export const TOPIC_KINDS = ["condition", "intervention", "outcome"] as const;

/**
 * One row for each condition, intervention and concept of an outcome that a study names. Of version 0, it is a name
 * that studies use; from version 1 on, somebody agreed which names mean it. The counts are kept by triggers.
 */
export const topics = sqliteTable(
	"topics",
	{
		id: integer().primaryKey(),
		kind: text({ enum: TOPIC_KINDS }).notNull(),
		slug: text().notNull(),
		name: text().notNull(),
		version: integer().notNull().default(0),
		updatedAt: text("updated_at"),
		/** Of one that was merged into another: its address leads there. */
		mergedInto: integer("merged_into"),
		/** Studies that everybody sees, and studies that those who log trials see; the same of those with results. */
		published: integer().notNull().default(0),
		listed: integer().notNull().default(0),
		publishedResults: integer("published_results").notNull().default(0),
		listedResults: integer("listed_results").notNull().default(0),
	},
	(table) => [
		uniqueIndex("topics_slug").on(table.kind, table.slug),
		index("topics_published").on(table.kind, table.published),
		index("topics_listed").on(table.kind, table.listed),
		index("topics_merged").on(table.mergedInto),
	],
);

/** Each name that a study uses or somebody agreed on, and the one topic of its kind that it means. */
export const topicNames = sqliteTable(
	"topic_names",
	{
		id: integer().primaryKey(),
		kind: text({ enum: TOPIC_KINDS }).notNull(),
		/** The name as `topicKey` gives it: names of one key are one name. */
		key: text().notNull(),
		name: text().notNull(),
		topicId: integer("topic_id")
			.notNull()
			.references(() => topics.id),
		/** The topic that the name is by itself, when nobody counts it to another. */
		homeId: integer("home_id")
			.notNull()
			.references(() => topics.id),
		/** Studies that use it, for everybody and for those who log trials; kept by triggers. */
		published: integer().notNull().default(0),
		listed: integer().notNull().default(0),
	},
	(table) => [
		uniqueIndex("topic_names_key").on(table.kind, table.key),
		index("topic_names_topic").on(table.topicId),
		index("topic_names_home").on(table.homeId),
	],
);

/** Addresses that topics had; each leads on to where the topic is now. */
export const topicSlugs = sqliteTable(
	"topic_slugs",
	{
		kind: text({ enum: TOPIC_KINDS }).notNull(),
		slug: text().notNull(),
		topicId: integer("topic_id")
			.notNull()
			.references(() => topics.id),
	},
	(table) => [
		primaryKey({ columns: [table.kind, table.slug] }),
		index("topic_slugs_topic").on(table.topicId),
	],
);

/** Every version of what was agreed on, whole. Triggers refuse any update or delete. */
export const topicVersions = sqliteTable(
	"topic_versions",
	{
		topicId: integer("topic_id")
			.notNull()
			.references(() => topics.id),
		version: integer().notNull(),
		document: text().notNull(),
		reason: text().notNull(),
		/** Null for what the program itself wrote: the sample library. */
		actorId: integer("actor_id").references(() => users.id),
		createdAt: text("created_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.topicId, table.version] }),
		index("topic_versions_actor").on(table.actorId),
	],
);

const studyId = () =>
	integer("study_id")
		.notNull()
		.references(() => studies.id);
const topicId = (name: string) =>
	integer(name)
		.notNull()
		.references(() => topics.id);
const flag = (name?: string) =>
	(name === undefined ? integer({ mode: "boolean" }) : integer(name, { mode: "boolean" })).notNull();
/** What a study is at a topic: may everybody see it, has it results, how many people, and how much it tells. */
const standing = () => ({
	published: flag(),
	results: flag(),
	people: integer(),
	/** Studies with results before those without, then those of more people, then newer ones: see `rankOf`. */
	rank: integer().notNull(),
	recruiting: flag(),
	/** Without results here: the day from which it is more than 12 months past its primary completion. */
	dueOn: text("due_on"),
});

/** The names that a study itself uses, a row each; made from its document. */
export const studyNames = sqliteTable(
	"study_names",
	{
		nameId: integer("name_id")
			.notNull()
			.references(() => topicNames.id),
		studyId: studyId(),
		/** The study gives it as another name of what it names otherwise: it counts where people agreed on the topic. */
		other: flag(),
		/** Given to no arm but comparators with placebo, sham or nothing: it is not what the study tries. */
		comparator: flag(),
		...standing(),
	},
	(table) => [
		primaryKey({ columns: [table.nameId, table.studyId] }),
		index("study_names_study").on(table.studyId),
	],
);

/** Which topics a study is of, by its names and what was agreed on them. An archived study is of none. */
export const studyTopics = sqliteTable(
	"study_topics",
	{ topicId: topicId("topic_id"), studyId: studyId(), comparator: flag(), ...standing() },
	(table) => [
		primaryKey({ columns: [table.topicId, table.studyId] }),
		index("study_topics_study").on(table.studyId),
		index("study_topics_rank").on(table.topicId, table.published, table.rank, table.studyId),
		index("study_topics_due")
			.on(table.topicId, table.published, table.dueOn, table.studyId)
			.where(sql`${table.dueOn} is not null`),
		index("study_topics_recruiting")
			.on(table.topicId, table.published, table.rank, table.studyId)
			.where(sql`${table.recruiting}`),
	],
);

/** Which studies try an intervention for a condition, or measured an outcome in people with it. */
export const studyPairs = sqliteTable(
	"study_pairs",
	{ rowId: topicId("row_id"), columnId: topicId("column_id"), studyId: studyId(), ...standing() },
	(table) => [
		primaryKey({ columns: [table.rowId, table.columnId, table.studyId] }),
		index("study_pairs_study").on(table.studyId),
		index("study_pairs_column").on(table.columnId),
		index("study_pairs_rank").on(table.rowId, table.columnId, table.published, table.rank, table.studyId),
		index("study_pairs_due")
			.on(table.rowId, table.columnId, table.published, table.dueOn, table.studyId)
			.where(sql`${table.dueOn} is not null`),
		index("study_pairs_recruiting")
			.on(table.rowId, table.columnId, table.published, table.rank, table.studyId)
			.where(sql`${table.recruiting}`),
	],
);

/**
 * Studies without results here whose primary completion is known, each with the day from which it is overdue and what
 * the list of overdue ones is narrowed to. A study of no topic is in it too; an archived one is not.
 */
export const dueStudies = sqliteTable(
	"due_studies",
	{
		studyId: integer("study_id")
			.primaryKey()
			.references(() => studies.id),
		published: flag(),
		dueOn: text("due_on").notNull(),
		phase: text(),
		/** As `sponsorKey` gives it, and as the study spells it. */
		sponsorKey: text("sponsor_key"),
		sponsor: text(),
	},
	(table) => [
		index("due_studies_due").on(table.published, table.dueOn, table.studyId),
		index("due_studies_phase").on(table.published, table.phase, table.dueOn, table.studyId),
		index("due_studies_sponsor").on(table.published, table.sponsorKey, table.dueOn, table.studyId),
	],
);

/** How many studies each pair has, and people in those that say how many; kept by triggers. */
export const topicPairs = sqliteTable(
	"topic_pairs",
	{
		rowId: topicId("row_id"),
		columnId: topicId("column_id"),
		columnKind: text("column_kind", { enum: TOPIC_KINDS }).notNull(),
		published: integer().notNull(),
		listed: integer().notNull(),
		publishedResults: integer("published_results").notNull(),
		listedResults: integer("listed_results").notNull(),
		publishedPeople: integer("published_people").notNull(),
		listedPeople: integer("listed_people").notNull(),
		/** How many of the studies say how many people. */
		publishedCounted: integer("published_counted").notNull(),
		listedCounted: integer("listed_counted").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.rowId, table.columnId] }),
		index("topic_pairs_published").on(table.rowId, table.columnKind, table.published),
		index("topic_pairs_listed").on(table.rowId, table.columnKind, table.listed),
		index("topic_pairs_column").on(table.columnId, table.published),
		index("topic_pairs_column_listed").on(table.columnId, table.listed),
	],
);
