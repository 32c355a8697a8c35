import { FIELDS } from "../study/field-register.ts";
import { FIRST_TIME_POINT, resultKey } from "../study/result-key.ts";
import type { StudyDocument } from "../study/study-document.ts";
import type { StudyForm } from "./form-shape.ts";
import { type Loose, omit } from "./loose.ts";
import { sharedSource } from "./shared-source.ts";
import { typedRow } from "./typed-row.ts";

/** The form filled in with a document, each figure in the digits it was typed with. */
export const toForm = (document: StudyDocument): StudyForm => textsOf(document, "") as StudyForm;

/** The same nested value with each leaf as text, as inputs hold it, and what stands by arm by the arm's id. */
function textsOf(node: unknown, place: string): unknown {
	if (Array.isArray(node)) {
		const { kind, form, byResult } = FIELDS.get(place) ?? {};
		if (kind === "texts") return node.join(form?.rows ? "\n" : "; ");
		const items = node.map((item) => textsOf(item, `${place}.*`));
		return byResult ? byKey(items as Texts[]) : items;
	}
	if (typeof node === "object" && node !== null) {
		return Object.fromEntries(
			Object.entries(withCells(node, place))
				.map(([key, child]) => [key, child, place === "" ? key : `${place}.${key}`])
				.filter(([, child, at]) => child !== undefined && isAsked(at))
				.map(([key, child, at]) => [key, textsOf(child, at)]),
		);
	}
	if (typeof node === "boolean") return node ? "yes" : "no";
	return String(node);
}

/** A result's cell is in no document. */
const isAsked = (pattern: string) => !FIELDS.has(pattern) || FIELDS.get(pattern)?.form !== undefined;

type Texts = Record<string, string>;

const byKey = (items: readonly Texts[]) =>
	Object.fromEntries(
		items.map(({ armId, groupId, timePointId, ...texts }) => [
			resultKey({ armId, groupId, timePointId }),
			texts,
		]),
	);

/** Rows of figures as they were typed. */
function withCells(node: object, place: string): object {
	if (place === "outcomes.*") {
		const outcome = node as StudyDocument["outcomes"][number];
		const source = sharedSource(outcome);
		const ownSource = (row: object): Loose => omit({ ...row }, source ? ["source"] : []);
		return {
			...outcome,
			timePoints: outcome.timePoints.length > 0 ? outcome.timePoints : [{ id: FIRST_TIME_POINT }],
			source,
			results: outcome.results.map((result) => typedRow(outcome.kind, ownSource(result))),
			contrasts: outcome.contrasts.map((contrast) => typedRow("contrast", ownSource(contrast))),
		};
	}
	if (place !== "adverseEvents.*") return node;
	const event = node as StudyDocument["adverseEvents"][number];
	return { ...event, results: event.results.map((result) => typedRow("adverse-event", result)) };
}
