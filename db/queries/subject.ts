import type { Scope } from "../scope.ts";

/** Whose studies: of one topic, or of an intervention in a condition. */
export type Subject = { topicId: number } | { rowId: number; columnId: number };

const isPair = (subject: Subject) => "rowId" in subject;

/** The table that has a row for each study of a subject. */
export const tableOf = (subject: Subject) => (isPair(subject) ? "study_pairs" : "study_topics");

/** Which of its rows are of the subject; the subject's fields are the statement's parameters. */
export const isOf = (subject: Subject) =>
	isPair(subject) ? "row_id = @rowId and column_id = @columnId" : "topic_id = @topicId";

/**
 * A select of what everybody sees, and for those who see drafts one of these beside it. Each can walk an index that
 * begins with `published`, and SQLite merges what they give; one that asks for either would have to sort all.
 */
export const inEither = (scope: Scope, select: (published: 0 | 1) => string) =>
	scope === "published" ? select(1) : `${select(1)} union all ${select(0)}`;
