import type { AnySQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { asc, eq, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import {
	adverseEventResults,
	adverseEvents,
	arms,
	contrasts,
	interventions,
	outcomes,
	results,
} from "../schema/results.ts";
import {
	biasJudgements,
	conditions,
	findingAnswers,
	identifiers,
	regulatoryStatuses,
	reports,
	studies,
} from "../schema/studies.ts";
import type { Store } from "../store.ts";
import { fromRows } from "./from-rows.ts";

/** The document of a study, assembled from its rows; undefined when there is no such study. */
export function readDocument(store: Store, studyId: number): StudyDocument | undefined {
	const read = prepared(store, "read study rows", () => statements(store));
	const study = read.study.get({ studyId });
	if (!study) return undefined;
	return fromRows({
		study,
		conditions: read.conditions(studyId),
		identifiers: read.identifiers(studyId),
		regulatoryStatuses: read.regulatoryStatuses(studyId),
		reports: read.reports(studyId),
		arms: read.arms(studyId),
		interventions: read.interventions(studyId),
		outcomes: read.outcomes(studyId),
		results: read.results(studyId),
		contrasts: read.contrasts(studyId),
		adverseEvents: read.adverseEvents(studyId),
		adverseEventResults: read.adverseEventResults(studyId),
		biasJudgements: read.biasJudgements(studyId),
		findingAnswers: read.findingAnswers(studyId),
	});
}

function statements(store: Store) {
	return {
		study: store.db
			.select()
			.from(studies)
			.where(eq(studies.id, sql.placeholder("studyId")))
			.prepare(),
		conditions: rowsInOrder(store, conditions),
		identifiers: rowsInOrder(store, identifiers),
		regulatoryStatuses: rowsInOrder(store, regulatoryStatuses),
		reports: rowsInOrder(store, reports),
		arms: rowsInOrder(store, arms),
		interventions: rowsInOrder(store, interventions),
		outcomes: rowsInOrder(store, outcomes),
		results: rowsInOrder(store, results),
		contrasts: rowsInOrder(store, contrasts),
		adverseEvents: rowsInOrder(store, adverseEvents),
		adverseEventResults: rowsInOrder(store, adverseEventResults),
		biasJudgements: rowsInOrder(store, biasJudgements),
		findingAnswers: rowsInOrder(store, findingAnswers),
	};
}

type PartOfStudy = SQLiteTable & { studyId: AnySQLiteColumn; position: AnySQLiteColumn };

function rowsInOrder<T extends PartOfStudy>(store: Store, table: T) {
	const statement = store.db
		.select()
		.from(table as SQLiteTable)
		.where(eq(table.studyId, sql.placeholder("studyId")))
		.orderBy(asc(table.position))
		.prepare();
	return (studyId: number) => statement.all({ studyId }) as T["$inferSelect"][];
}
