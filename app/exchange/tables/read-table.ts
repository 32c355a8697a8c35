import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import type { TableRemark } from "#app/domain/views/import/table-notes.ts";
import { buildStudies } from "./build-studies.ts";
import { type FactsOptions, readFacts, type TableFacts } from "./read-facts.ts";
import type { StudyInput } from "./table-rows.ts";

/** What a table says of a study. */
export type SaidStudy = Pick<StudyInput, "document" | "assumed">;

export interface ReadTable extends Omit<TableFacts, "facts"> {
	/** Made of the rows without bad cells. */
	studies: TableStudy[];
}

/** A study read from a table, and the rows it was made from. */
export interface TableStudy {
	name: string;
	document: StudyDocument;
	/** The same before it is a whole study: nothing stands in it but what the table says, and what is assumed. */
	said: SaidStudy;
	rows: number[];
}

export interface TableOptions extends FactsOptions {
	/** What all rows share when no column says it. */
	outcome?: string;
	condition?: string;
	firstArm?: string;
	secondArm?: string;
}

/**
 * A pasted or uploaded table as study documents. Every cell is read; every one that cannot be is named by
 * row, column, value and reason, all of them at once, and its row gives nothing.
 * @throws Problem `invalid` when the text is no table at all
 */
export function readTable(text: string, options: TableOptions = {}): ReadTable {
	const read = readFacts(text, options);
	const { facts, ...table } = read;
	const { header, rows, matches, headLine } = table;
	if (matches.columns.every(({ how }) => how === "none")) {
		const reason =
			"No column’s name says what it holds. The first row must name the columns, such as study, arm, events, n.";
		return {
			...table,
			badCells: [{ line: headLine, row: 0, value: header.join(", "), reason }],
			studies: [],
		};
	}
	const badCells = [...table.badCells];
	const remarks = [...table.remarks, ...notSaid(read, options)];
	const built = buildStudies(facts, matches, options);
	for (const { row, line, field, side, reason } of built.problems) {
		const match = matches.columns.find(
			({ target }) => target.field === field && (side === undefined || target.side === side),
		);
		badCells.push({
			line,
			row,
			...(match && { column: match.column, columnName: match.name }),
			value: match ? (rows[row]?.cells[match.column] ?? "") : "",
			reason,
		});
	}
	const studies = built.studies.flatMap((study): TableStudy[] => {
		const parsed = studyDocument.safeParse(study.document);
		const { name, assumed, rows: own } = study;
		if (parsed.success)
			return [{ name, document: parsed.data, said: { document: study.document, assumed }, rows: own }];
		const [row = 0] = study.rows;
		for (const { path, message } of parsed.error.issues)
			badCells.push({
				line: rows[row]?.line ?? 0,
				row,
				value: "",
				reason: `${study.name}, ${path.join(".")}: ${message}`,
			});
		return [];
	});
	badCells.sort((a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1));
	return { ...table, badCells, remarks, studies };
}

/** What a study of the table is given that the table does not say, and what of it no study has a place for. */
function notSaid({ matches, facts }: TableFacts, { firstArm, secondArm }: TableOptions): TableRemark[] {
	const { layout, armNames, columns } = matches;
	const has = (field: string) => columns.some(({ target }) => target.field === field);
	const isUnnamed = layout !== "long" && !has("arm") && facts.length > 0;
	const given =
		layout === "one-arm"
			? [firstArm ?? armNames.first]
			: [firstArm ?? armNames.first, secondArm ?? armNames.second];
	const names = given.flatMap((name, index) => (name === undefined ? [`“Arm ${index + 1}”`] : []));
	const subgroup = columns.find(({ target }) => target.field === "subgroup");
	return [
		...(isUnnamed && names.length > 0
			? [
					{
						text: `The table does not name ${given.length === 1 ? "the arm" : names.length === 1 ? "one of the arms" : "the arms"}: called ${names.join(" and ")} here`,
					},
				]
			: []),
		...(subgroup
			? [{ column: subgroup.name, text: "Subgroups of studies belong to a synthesis; no study holds them" }]
			: []),
	];
}
