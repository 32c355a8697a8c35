import { describeTimePoint } from "../describe.ts";
import { formatWhole } from "../format/format.ts";
import { formatPartialDate } from "../format/format-date.ts";
import { FIELDS } from "../study/field-register.ts";
import type { Outcome, Source } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { labelOf } from "../vocabulary.ts";
import { armLabel, authorsAndYear, itemName, reportName } from "./item-names.ts";

/** What stands at a place of the document, whole and in words: labels for keys, "no" for false, a list by its items. */
export function showValue(pattern: string, value: unknown, document: StudyDocument): string {
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (typeof value === "number")
		return FIELDS.get(pattern)?.kind === "year" ? String(value) : formatWhole(value);
	if (typeof value === "string") return showText(pattern, value, document);
	if (Array.isArray(value)) return value.map((item) => showItem(`${pattern}.*`, item, document)).join("; ");
	return showParts(pattern, (value ?? {}) as Record<string, unknown>, document);
}

function showText(pattern: string, value: string, document: StudyDocument): string {
	const { vocabulary, kind, unit, refersTo } = FIELDS.get(pattern.replace(/\.\*$/, "")) ?? {};
	if (vocabulary) return labelOf(vocabulary, value);
	if (kind === "date") return formatPartialDate(value);
	if (unit) return `${value}${unit}`;
	if (refersTo === "arms" || refersTo === "groups") return armLabel(value, document);
	if (refersTo === "outcomes") {
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
const SAID = new Set(["id", "armId", "referenceArmId", "groupId", "referenceGroupId", "timePointId"]);

function showParts(pattern: string, parts: Record<string, unknown>, document: StudyDocument): string {
	if (pattern.endsWith(".source")) return showSource(parts as Source, document);
	if (/^outcomes\.\*\.timePoints\.\*(\.value)?$/.test(pattern))
		return showTimePoint(parts as Outcome["timePoint"]);
	if (FIELDS.get(pattern)?.whole) return Object.values(parts).join(" ");
	if (pattern === "outcomes.*.contrasts.*.armId") {
		return `${armLabel(parts.armId, document)} against ${armLabel(parts.referenceArmId, document)}`;
	}
	// The kind of an outcome together with its results, which change with it.
	const place = pattern === "outcomes.*.kind" ? "outcomes.*" : pattern;
	return Object.entries(parts)
		.filter(([field, value]) => !SAID.has(field) && value !== undefined && !isEmptyList(value))
		.map(([field, value]) => {
			const at = `${place}.${field}`;
			return `${FIELDS.get(at)?.name ?? field} ${showValue(at, value, document)}`;
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
