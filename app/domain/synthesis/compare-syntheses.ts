import { member } from "../id-path.ts";
import type { Change } from "../versions/compare-documents.ts";
import { type Difference, differences } from "../versions/differences.ts";
import { movedRows } from "../versions/moved-rows.ts";
import { labelOf } from "../vocabulary.ts";
import { SYNTHESIS_FIELD_NAMES, SYNTHESIS_LABELS } from "./field-names.ts";
import type { SynthesisDocument, SynthesisRow } from "./synthesis-document.ts";

/** What a study is called in a history; undefined where it may not be seen. */
export type NameStudy = (slug: string) => string | undefined;

/**
 * What changed from one version of a synthesis to another, in words, in the order of the document; nothing when
 * they are equal.
 */
export function compareSyntheses(
	before: SynthesisDocument,
	after: SynthesisDocument,
	nameStudy: NameStudy,
): Change[] {
	return [...differences([before, after])].flatMap((difference) => {
		const change = changeOf(difference, [before, after], nameStudy);
		return change ? [change] : [];
	});
}

function changeOf(
	{ kind, pattern, path, values, rows }: Difference,
	documents: readonly SynthesisDocument[],
	nameStudy: NameStudy,
): Change | undefined {
	if (kind === "order") {
		// A list that lost or gained items keeps the order of the others.
		if (movedRows(rows).length === 0) return undefined;
		return { path, where: [nameOf(pattern)], before: "another order", after: "the order now", kind: "moved" };
	}
	const [was, is] = values.map((value) =>
		value === undefined ? undefined : showPart(pattern, value, nameStudy),
	);
	const where = whereOf(pattern, path, documents, nameStudy);
	return {
		path,
		where,
		...(was !== undefined && { before: was }),
		...(is !== undefined && { after: is }),
		kind: was === undefined ? "added" : is === undefined ? "removed" : "changed",
	};
}

/** A place in words, from the outside in. */
export function whereOf(
	pattern: string,
	path: string,
	documents: readonly SynthesisDocument[],
	nameStudy: NameStudy,
): string[] {
	if (!pattern.startsWith("rows.*")) return nameOf(pattern).split(": ");
	const [, id] = path.split(".");
	const row = documents.flatMap(({ rows }) => rows).find((candidate) => candidate.id === id);
	const comparison = `Comparison “${row ? nameOfRow(row, nameStudy) : id}”`;
	return pattern === "rows.*" ? [comparison] : [comparison, nameOf(pattern).toLowerCase()];
}

function nameOfRow({ study }: SynthesisRow, nameStudy: NameStudy): string {
	return nameStudy(study) ?? "withheld study";
}

const nameOf = (pattern: string) => SYNTHESIS_FIELD_NAMES[pattern] ?? pattern;

/** A value in words: labels for keys, a list by its items, a record by its parts. */
export function showPart(pattern: string, value: unknown, nameStudy: NameStudy): string {
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (typeof value === "string") {
		if (pattern === "rows.*.study") return nameStudy(value) ?? "withheld study";
		const labels = SYNTHESIS_LABELS[pattern];
		return labels ? labelOf(labels, value) : value;
	}
	if (Array.isArray(value)) return value.map((item) => showPart(`${pattern}.*`, item, nameStudy)).join("; ");
	if (typeof value !== "object" || value === null) return String(value);
	if (pattern === "rows.*.moderators.*") return `${member(value, "name")}: ${member(value, "value")}`;
	return Object.entries(value)
		.filter(
			([field, part]) => field !== "id" && part !== undefined && !(Array.isArray(part) && part.length === 0),
		)
		.map(([field, part]) => {
			const at = `${pattern}.${field}`;
			return `${nameOf(at).toLowerCase()} ${showPart(at, part, nameStudy)}`;
		})
		.join("; ");
}
