import { counted, formatWhole } from "../format/format.ts";
import type { TabledChart } from "../views/synthesis/chart.ts";

/** What a published synthesis says of a cell. */
export interface MapAnswer {
	/** Which way its interval lies, where it says which way is better and takes in no "no effect". */
	side?: "better" | "worse";
	certainty?: { label: string; signs: string };
}

/** A condition with what was tried or measured in it. */
export interface MapMark {
	/** Places of its row and column. */
	row: number;
	column: number;
	href: string;
	studies: number;
	results: number;
	/** In those of its studies that say how many; absent where none does. */
	people?: number;
	/** So many studies do not say how many people. */
	silent: number;
	answer?: MapAnswer;
}

/** Conditions by interventions, or by outcomes. */
export interface MapChart {
	title: string;
	footnotes: string[];
	provenance: string;
	rows: { name: string; href: string }[];
	columns: { name: string; href?: string }[];
	marks: MapMark[];
}

/** A cell in words: "6 studies, 419 people, 5 with results; published: better, low certainty". */
export function tellMark({ studies, results, people, silent, answer }: MapMark): string {
	const said = [
		counted(studies, "study", "studies"),
		people !== undefined && `${formatWhole(people)} people${silent > 0 ? ` (${silent} do not say)` : ""}`,
		results === 0 ? "none with results" : `${results} with results`,
	].filter(Boolean);
	return `${said.join(", ")}${answer ? `; published answer${answerWords(answer)}` : ""}`;
}

/** ": better, low certainty" */
function answerWords({ side, certainty }: MapAnswer): string {
	const words = [side, certainty && `${certainty.label.toLowerCase()} certainty`].filter(Boolean);
	return words.length > 0 ? `: ${words.join(", ")}` : "";
}

/** The map as a table, a row a pair with studies. */
export function mapChartTable({ title, rows, columns, marks }: MapChart): TabledChart {
	const labels = ["Condition", "With", "Studies", "With results", "People", "Published answer"];
	const numbers = new Set(["Studies", "With results", "People"]);
	return {
		title,
		table: {
			columns: labels.map((label) => ({ label, numeric: numbers.has(label) })),
			rows: marks
				.toSorted((a, b) => a.row - b.row || b.studies - a.studies)
				.map(({ row, column, href, studies, results, people, silent, answer }) => ({
					...{ key: `${row}/${column}`, header: rows[row]?.name ?? "" },
					hrefs: [rows[row]?.href, href],
					cells: [
						...[columns[column]?.name ?? "", formatWhole(studies), formatWhole(results)],
						people === undefined
							? "–"
							: `${formatWhole(people)}${silent > 0 ? ` (${silent} do not say)` : ""}`,
						answer ? answerWords(answer).replace(/^: /, "") || "Yes" : "–",
					],
				})),
		},
	};
}
