import type { CodebookTable } from "./codebook-table.ts";
import { COMPARISON_TABLE, OTHER_FILES, PROBLEM_TABLE, SYNTHESIS_TABLE } from "./other-tables.ts";
import { LONG_TABLE, REVMAN_TABLE, WIDE_TABLE } from "./study-tables.ts";

export const CODEBOOK_TABLES: readonly CodebookTable[] = [
	...[LONG_TABLE, WIDE_TABLE, REVMAN_TABLE],
	...[SYNTHESIS_TABLE, COMPARISON_TABLE, PROBLEM_TABLE],
];

/** What holds for every table. */
export const CODEBOOK_HEAD =
	"What the columns of the exported tables mean. An empty cell is missing, never 0. Decimals have the digits that the source prints. Text that a spreadsheet would run as a formula has an apostrophe in front, which Equipoise’s own import removes. Format names are those of `/export?format=…` and `equipoise export --format …`.";

/** The codebook as Markdown: the file in an archive, and `docs/codebook.md`. */
export function codebookText(): string {
	const others = OTHER_FILES.map(([name, holds]) => `**${name}.** ${holds}`);
	return `${["# Codebook", CODEBOOK_HEAD, ...CODEBOOK_TABLES.flatMap(tableText), "## Other files", ...others].join("\n\n")}\n`;
}

function tableText({ title, where, about, columns, notes }: CodebookTable): string[] {
	const rows = columns.map(([names, meaning]) => `| ${names.map(code).join(", ")} | ${meaning} |`);
	return [
		`## ${title}`,
		[upper(`${where}.`), ...about].join("\n\n"),
		["| column | meaning |", "|---|---|", ...rows].join("\n"),
		...notes,
	];
}

const code = (name: string) => `\`${name}\``;
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
