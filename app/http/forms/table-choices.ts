import { createHash } from "node:crypto";
import type { TableAnswers } from "#app/domain/views/import/table-notes.ts";
import type { FactsOptions } from "#app/exchange/tables/read-facts.ts";
import { parseTargetKey, targetKey } from "#app/exchange/tables/table-fields.ts";

/** What somebody chose for a table, as it is read and as it was posted. */
export interface TableChoices extends Required<Pick<FactsOptions, "chosen" | "answers">> {
	/** The fields as they were posted, by name. */
	given: Record<string, string>;
}

const oneOf =
	<const V extends string>(...values: V[]) =>
	(value: string | undefined): V | undefined =>
		values.find((one) => one === value);

const sign = oneOf("point", "comma");
const errorScale = oneOf("log", "natural");
const scale = oneOf("log", "identity");
const line = oneOf("study", "total");
const PLACED = /^(lines|columns)\[(\d{1,7})\]$/;
const NAMES = ["decimalSign", "errorScale", "scale", "outcome", "comparator"] as const;
/** More are no form's. */
const MOST = 500;

/** Names a table, so that answers to another are not taken for answers to it. */
export const tableMark = (table: string) => createHash("sha256").update(table).digest("hex").slice(0, 12);

/**
 * Reads the answers to a table's questions: `decimalSign`, `lines[7]`, `columns[3]` and the like. Others are no answers.
 * @param table the table as it was posted beside them: choices for lines and columns of another table, whose mark is
 * posted as `answersOf`, are dropped, as the lines and columns are others now
 */
export function tableChoices(fields: FormData | URLSearchParams, table?: string): TableChoices {
	const mark = fields.get("answersOf");
	const isOther = table !== undefined && typeof mark === "string" && mark !== "" && mark !== tableMark(table);
	const given: Record<string, string> = {};
	const lines: Record<number, "study" | "total"> = {};
	const chosen: Record<number, string> = {};
	for (const [name, value] of [...fields].slice(0, MOST)) {
		if (typeof value !== "string" || value === "" || value.length > 300) continue;
		const [, list, place = ""] = PLACED.exec(name) ?? [];
		if (list && isOther) continue;
		const said = line(value);
		const target = parseTargetKey(value);
		if (list === "lines" && said) lines[Number(place)] = said;
		else if (list === "columns" && target) chosen[Number(place)] = targetKey(target);
		else if (!NAMES.some((one) => one === name)) continue;
		given[name] = value;
	}
	const decimalSign = sign(given.decimalSign);
	const answers: TableAnswers = {
		lines,
		...(decimalSign && { decimalSign: decimalSign === "comma" ? "," : "." }),
		...optional("errorScale", errorScale(given.errorScale)),
		...optional("scale", scale(given.scale)),
		...optional("outcome", given.outcome),
		...optional("comparator", given.comparator),
	};
	return { given, chosen, answers };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
	return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
}
