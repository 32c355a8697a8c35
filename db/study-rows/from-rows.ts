import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type {
	adverseEventResults,
	adverseEvents,
	arms,
	biasJudgements,
	conditions,
	contrasts,
	findingAnswers,
	identifiers,
	interventions,
	outcomes,
	regulatoryStatuses,
	reports,
	results,
	studies,
} from "../schema.ts";

export interface StudyRows {
	study: typeof studies.$inferSelect;
	conditions: (typeof conditions.$inferSelect)[];
	identifiers: (typeof identifiers.$inferSelect)[];
	regulatoryStatuses: (typeof regulatoryStatuses.$inferSelect)[];
	reports: (typeof reports.$inferSelect)[];
	arms: (typeof arms.$inferSelect)[];
	interventions: (typeof interventions.$inferSelect)[];
	outcomes: (typeof outcomes.$inferSelect)[];
	results: (typeof results.$inferSelect)[];
	contrasts: (typeof contrasts.$inferSelect)[];
	adverseEvents: (typeof adverseEvents.$inferSelect)[];
	adverseEventResults: (typeof adverseEventResults.$inferSelect)[];
	biasJudgements: (typeof biasJudgements.$inferSelect)[];
	findingAnswers: (typeof findingAnswers.$inferSelect)[];
}

/**
 * The document that rows hold. Rows must come ordered by position. Keys are in the schema's order, so that the
 * document as JSON equals the JSON of the version it was saved as; `check` relies on it.
 */
export function fromRows(rows: StudyRows): StudyDocument {
	const { study } = rows;
	const interventionsOf = groupBy(rows.interventions, (row) => row.armId);
	const resultsOf = groupBy(rows.results, (row) => row.outcomeId);
	const contrastsOf = groupBy(rows.contrasts, (row) => row.outcomeId);
	const adverseOf = groupBy(rows.adverseEventResults, (row) => row.adverseEventId);
	// The rows were written from a parsed document, and CHECKs and foreign keys hold them to it.
	return {
		...pick(study, ["title", "officialTitle", "acronym", "kind", "status", "whyStopped", "phase"]),
		conditions: rows.conditions.map((row) => row.name),
		...pick(study, ["keywords", "summary", "description"]),
		design: {
			...pick(study, ["allocation", "model", "masking"]),
			whoMasked: study.whoMasked,
			...pick(study, ["purpose"]),
			...(study.followUpValue && { followUp: { value: study.followUpValue, unit: study.followUpUnit } }),
			...(study.designDescription && { description: study.designDescription }),
			...pick(study, ["maskingDescription", "timePerspective"]),
		},
		population: {
			...(study.populationDescription && { description: study.populationDescription }),
			...pick(study, ["randomised", "age", "sex", "sexReported", "priorTreatment"]),
			...pick(study, ["enrolment", "eligibility"]),
		},
		dates: {
			...(study.startDate && { start: study.startDate }),
			...pick(study, ["startCertainty"]),
			...(study.primaryCompletionDate && { primaryCompletion: study.primaryCompletionDate }),
			...pick(study, ["primaryCompletionCertainty"]),
			...(study.completionDate && { completion: study.completionDate }),
			...pick(study, ["completionCertainty", "firstPosted", "resultsPosted", "lastUpdatePosted"]),
		},
		countries: study.countries,
		...pick(study, ["sponsor", "collaborators", "funding"]),
		regulatory: rows.regulatoryStatuses.map((row) =>
			pick(row, ["intervention", "condition", "jurisdiction", "status", "asOf", "note"]),
		),
		identifiers: rows.identifiers.map((row) => pick(row, ["system", "value"])),
		tags: study.tags,
		...pick(study, ["notes"]),
		reports: rows.reports.map((row) =>
			pick(row, [
				...(["id", "role", "authors", "title", "journal", "year", "volume", "issue"] as const),
				...(["pages", "doi", "pmid", "url", "citation"] as const),
			]),
		),
		arms: rows.arms.map((row) => ({
			...pick(row, ["id", "label", "role", "description", "randomised"]),
			interventions: (interventionsOf.get(row.id) ?? []).map((item) =>
				pick(item, ["type", "name", "otherNames", "dose", "route", "site", "schedule", "description"]),
			),
		})),
		...pick(study, ["interventions", "flow", "baseline"]),
		outcomes: rows.outcomes.map((row) => ({
			...pick(row, ["kind", "id", "label", "concept", "instrument", "definition", "className", "category"]),
			...pick(row, ["unit", "direction", "priority"]),
			...timePointOf(row),
			...pick(row, ["population", "unitsAnalysed"]),
			results: (resultsOf.get(row.id) ?? []).map((result) => resultOf(row.kind, result)),
			contrasts: (contrastsOf.get(row.id) ?? []).map((contrast) => ({
				...pick(contrast, ["armId", "referenceArmId", "orientation", "measure", "estimate"]),
				...pick(contrast, ["ciLow", "ciHigh", "ciLevel"]),
				...pick(contrast, ["se", "p", "method", "adjusted", "measureReported", "hypothesis", "note"]),
				...sourceOf(contrast),
			})),
		})),
		...pick(study, ["adverseEventReporting"]),
		adverseEvents: rows.adverseEvents.map((row) => ({
			...pick(row, ["id", "term", "organSystem", "serious", "vocabulary", "assessment", "note"]),
			results: (adverseOf.get(row.id) ?? []).map((item) =>
				pick(item, ["armId", "affected", "atRisk", "events"]),
			),
			...sourceOf(row),
		})),
		...pick(study, ["limitations", "dataSharing"]),
		riskOfBias: rows.biasJudgements.map((row) =>
			pick(row, ["tool", "outcomeId", "domain", "judgement", "rationale", "assessor"]),
		),
		answers: rows.findingAnswers.map((row) => pick(row, ["finding", "reason"])),
	} as unknown as StudyDocument;
}

const RESULT_KEYS = {
	binary: ["armId", "n", "events", "percent", "ciLow", "ciHigh", "ciLevel", "note"],
	continuous: [
		...["armId", "n", "mean", "meanType", "sd", "se", "ciLow", "ciHigh", "ciLevel"],
		...["median", "q1", "q3", "min", "max", "value", "cv", "isChange", "note"],
	],
	count: ["armId", "n", "count", "personTime", "note"],
	"time-to-event": ["armId", "n", "events", "median", "ciLow", "ciHigh", "ciLevel", "note"],
};

/** One arm's figures of an outcome of this kind, without what is absent. */
export function resultOf(kind: StudyRows["outcomes"][number]["kind"], row: StudyRows["results"][number]) {
	return { ...pick(row, RESULT_KEYS[kind] as (keyof typeof row)[]), ...sourceOf(row) };
}

function sourceOf(row: {
	sourceReportId: string | null;
	sourceLocator: string | null;
	sourceQuote: string | null;
}) {
	const source = {
		...(row.sourceReportId && { reportId: row.sourceReportId }),
		...(row.sourceLocator && { locator: row.sourceLocator }),
		...(row.sourceQuote && { quote: row.sourceQuote }),
	};
	return Object.keys(source).length > 0 ? { source } : {};
}

/** The time point of an outcome's row, as a property to spread. */
export function timePointOf(row: StudyRows["outcomes"][number]) {
	if (row.timeValue === null && row.timeText === null) return {};
	const timePoint = {
		...(row.timeValue && { value: row.timeValue }),
		...(row.timeUnit && { unit: row.timeUnit }),
		...(row.timeText && { text: row.timeText }),
	};
	return { timePoint };
}

/** The named keys of a row that are not null, in the order named. */
export function pick<T extends object, K extends keyof T>(row: T, keys: readonly K[]): Partial<Pick<T, K>> {
	const picked: Partial<Pick<T, K>> = {};
	for (const key of keys) if (row[key] !== null) picked[key] = row[key];
	return picked;
}

function groupBy<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
	return Map.groupBy(rows, keyOf);
}
