import type {
	TableAnswers,
	TableChoice,
	TableQuestion,
	TableRemark,
} from "#app/domain/views/import/table-notes.ts";
import type { ColumnMatches } from "./column-match.ts";
import { sumsOfOthers } from "./sum-lines.ts";
import { isOfArm } from "./table-fields.ts";
import type { TextRecord } from "./text-record.ts";
import { isTotalOfArms, isTotalWord, mayBeTotal } from "./total-words.ts";

export interface SortedLines {
	studies: TextRecord[];
	remarks: TableRemark[];
	questions: TableQuestion[];
}

/**
 * Parts the lines that are studies from those that are not: totals, which a word says or whose figures are the sum of
 * others', headings within the table and notes under it. What a word says unmistakably is left out and said; the
 * rest is asked.
 */
export function sortLines(
	rows: readonly TextRecord[],
	matches: ColumnMatches,
	answers: TableAnswers["lines"] = {},
): SortedLines {
	const labels = matches.columns.filter(
		({ target: { field } }) => field === "study" || field === "authors" || field === "title",
	);
	const years = matches.columns.filter(({ target: { field } }) => field === "year");
	const figures = matches.columns.filter(
		({ target: { field } }) => (isOfArm(field) && field !== "arm") || field.startsWith("estimate"),
	);
	if (labels.length === 0 && years.length === 0) return { studies: [...rows], remarks: [], questions: [] };
	const at = (row: TextRecord, columns: typeof labels) =>
		columns.map(({ column }) => row.cells[column] ?? "").find((cell) => cell !== "") ?? "";
	const textOf = (row: TextRecord) => at(row, labels) || (row.cells.find((cell) => cell !== "") ?? "");
	const isAlone = (row: TextRecord) =>
		figures.length > 1 && row.cells.filter((cell) => cell !== "").length === 1;
	const arms = matches.columns.filter(
		({ target: { field } }) => matches.layout === "long" && field === "arm",
	);
	const isOfArms = (row: TextRecord) => isTotalOfArms(at(row, arms));
	const isWord = (row: TextRecord) =>
		isOfArms(row) || (!/\d{4}/.test(at(row, years)) && isTotalWord(textOf(row)));
	const sums =
		matches.layout === "long"
			? new Set<TextRecord>()
			: sumsOfOthers(rows, matches, (row) => (isAlone(row) || isWord(row)) && answers[row.line] !== "study");
	const remarks: TableRemark[] = [];
	const questions: TableQuestion[] = [];
	const studies = rows.filter((row) => {
		const text = isOfArms(row) ? at(row, arms) : textOf(row);
		const named =
			at(row, labels) === "" && !isOfArms(row)
				? "The line"
				: `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
		const answer = answers[row.line];
		if (isAlone(row) && !isWord(row)) {
			remarks.push({ line: row.line, text: `${named} has no figures: a heading or a note, left out` });
			return false;
		}
		if (isWord(row)) {
			remarks.push({
				line: row.line,
				text:
					answer === "study"
						? `${named} is taken as ${isOfArms(row) ? "an arm" : "a study"}`
						: `${named} is a total or a test, not ${isOfArms(row) ? "an arm" : "a study"}: left out`,
				choice: choiceOf(row, answer ?? "total"),
			});
			return answer === "study";
		}
		if (sums.has(row)) {
			if (answer) {
				remarks.push({
					line: row.line,
					text: answer === "total" ? `${named} is left out as a total` : `${named} is taken as a study`,
					choice: choiceOf(row, answer),
				});
				return answer === "study";
			}
			questions.push({
				...choiceOf(row),
				line: row.line,
				text: `${named} has figures that are the sum of other lines: is it a study or their total?`,
				advice: "Choose, or delete the line where it is a total",
				option: `--study-lines ${row.line} where it is a study`,
			});
			return true;
		}
		if (mayBeTotal(text)) {
			remarks.push({
				line: row.line,
				text: answer === "total" ? `${named} is left out as a total` : `${named} is taken as a study`,
				choice: choiceOf(row, answer ?? "study"),
			});
			return answer !== "total";
		}
		return true;
	});
	return { studies, remarks, questions };
}

function choiceOf({ line }: TextRecord, value?: "study" | "total"): TableChoice {
	return {
		name: `lines[${line}]`,
		choices: [
			{ value: "total", label: "A total: leave it out" },
			{ value: "study", label: "A study: count it" },
		],
		...(value && { value }),
	};
}
