import { describeTimePoint } from "../describe.ts";
import { FIELD_NAMES } from "../field-names.ts";
import { formatWhole } from "../format.ts";
import { formatPartialDate } from "../format-date.ts";
import type { Outcome, Source } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import * as vocabulary from "../vocabulary.ts";
import { armLabel, authorsAndYear, itemName, reportName } from "./item-names.ts";

/** The closed lists whose labels stand for the keys, by field. */
const VOCABULARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	kind: vocabulary.STUDY_KINDS,
	status: vocabulary.REGISTRY_STATUSES,
	phase: vocabulary.PHASES,
	"design.allocation": vocabulary.ALLOCATIONS,
	"design.model": vocabulary.DESIGN_MODELS,
	"design.masking": vocabulary.MASKINGS,
	"design.whoMasked.*": vocabulary.MASKED_PEOPLE,
	"design.purpose": vocabulary.PURPOSES,
	"population.sex": vocabulary.SEXES,
	"regulatory.*.status": vocabulary.REGULATORY_STATUSES,
	"identifiers.*.system": vocabulary.IDENTIFIER_SYSTEMS,
	"reports.*.role": vocabulary.REPORT_ROLES,
	"arms.*.role": vocabulary.ARM_ROLES,
	"arms.*.interventions.*.type": vocabulary.INTERVENTION_TYPES,
	"outcomes.*.kind": vocabulary.OUTCOME_KINDS,
	"outcomes.*.concept": vocabulary.OUTCOME_CONCEPTS,
	"outcomes.*.direction": vocabulary.DIRECTIONS,
	"outcomes.*.priority": vocabulary.PRIORITIES,
	"outcomes.*.results.*.meanType": vocabulary.MEAN_TYPES,
	"outcomes.*.contrasts.*.measure": vocabulary.CONTRAST_MEASURES,
	"outcomes.*.contrasts.*.orientation": vocabulary.ORIENTATION_DOUBTS,
	"interventions.*.type": vocabulary.INTERVENTION_TYPES,
	"design.timePerspective": vocabulary.TIME_PERSPECTIVES,
	"population.enrolment.certainty": vocabulary.CERTAINTIES,
	"population.eligibility.sampling": vocabulary.SAMPLING_METHODS,
	"dates.startCertainty": vocabulary.CERTAINTIES,
	"dates.primaryCompletionCertainty": vocabulary.CERTAINTIES,
	"dates.completionCertainty": vocabulary.CERTAINTIES,
	"outcomes.*.contrasts.*.hypothesis": vocabulary.HYPOTHESES,
	"adverseEvents.*.assessment": vocabulary.ASSESSMENTS,
	"dataSharing.plan": vocabulary.SHARING_PLANS,
	"riskOfBias.*.tool": vocabulary.BIAS_TOOLS,
	"riskOfBias.*.judgement": vocabulary.BIAS_JUDGEMENTS,
};

const DATES = /^dates\.(?!\w+Certainty$)|\.asOf$/;
const PERCENTAGES = /\.(percent|ciLevel)$/;

/** What stands at a place of the document, whole and in words: labels for keys, "no" for false, a list by its items. */
export function showValue(pattern: string, value: unknown, document: StudyDocument): string {
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (typeof value === "number") return pattern.endsWith(".year") ? String(value) : formatWhole(value);
	if (typeof value === "string") return showText(pattern, value, document);
	if (Array.isArray(value)) return value.map((item) => showItem(`${pattern}.*`, item, document)).join("; ");
	return showParts(pattern, (value ?? {}) as Record<string, unknown>, document);
}

function showText(pattern: string, value: string, document: StudyDocument): string {
	const labels = VOCABULARIES[pattern];
	if (labels) return vocabulary.labelOf(labels, value);
	if (DATES.test(pattern)) return formatPartialDate(value);
	if (PERCENTAGES.test(pattern)) return `${value}%`;
	if (pattern.endsWith(".groups.*.armId")) return armLabel(value, document);
	if (pattern === "riskOfBias.*.outcomeId") {
		const outcome = document.outcomes.find(({ id }) => id === value);
		return outcome ? itemName("outcomes.*", outcome, document) : value;
	}
	return value.replace(/^-(?=\d)/, "−");
}

function showItem(pattern: string, item: unknown, document: StudyDocument): string {
	if (typeof item === "string") return showText(pattern, item, document);
	return `${itemName(pattern, item, document)} (${showValue(pattern, item, document)})`;
}

/** Said by the item's own name. */
const SAID = new Set(["id", "armId", "referenceArmId", "groupId"]);

function showParts(pattern: string, parts: Record<string, unknown>, document: StudyDocument): string {
	if (pattern.endsWith(".source")) return showSource(parts as Source, document);
	if (pattern === "outcomes.*.timePoint") return showTimePoint(parts as Outcome["timePoint"]);
	if (pattern === "design.followUp") return `${parts.value} ${parts.unit}`;
	if (pattern === "outcomes.*.contrasts.*.armId") {
		return `${armLabel(parts.armId, document)} against ${armLabel(parts.referenceArmId, document)}`;
	}
	// The kind of an outcome together with its results, which change with it.
	const place = pattern === "outcomes.*.kind" ? "outcomes.*" : pattern;
	return Object.entries(parts)
		.filter(([field, value]) => !SAID.has(field) && value !== undefined && !isEmptyList(value))
		.map(([field, value]) => {
			const at = `${place}.${field}`;
			return `${FIELD_NAMES[at] ?? field} ${showValue(at, value, document)}`;
		})
		.join("; ");
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function showTimePoint(timePoint: Outcome["timePoint"]): string {
	const described = describeTimePoint(timePoint);
	const text = timePoint?.text;
	return text && text !== described ? `${described} (“${text}”)` : described;
}

function showSource({ reportId, locator, quote }: Source, document: StudyDocument): string {
	const report = document.reports.find(({ id }) => id === reportId);
	const name = report && (report.authors ? authorsAndYear(report) : `“${reportName(report)}”`);
	return [name ?? reportId, locator, quote && `“${quote}”`].filter(Boolean).join(", ");
}
