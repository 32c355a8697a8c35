import { checkStudy } from "#app/domain/checks/check-study.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Layout } from "#app/exchange/tables/match-columns.ts";
import { type CellFix, mendTable } from "#app/exchange/tables/mend-table.ts";
import type { BadCell } from "#app/exchange/tables/read-facts.ts";
import { readTable, type TableOptions, type TableStudy } from "#app/exchange/tables/read-table.ts";
import type { TableQuestion, TableRemark } from "#app/exchange/tables/table-notes.ts";
import type { Store } from "#db/store.ts";
import { readChoices } from "./choices.ts";
import { HOW_FOUND } from "./find-here.ts";
import { planTableStudy } from "./plan-table-study.ts";
import { type ColumnShown, columnsShown, type TableTargets, targetsFor } from "./table-targets.ts";

/** So many studies are looked for and compared; of the others the import tells. */
const SHOWN = 200;

/** What the page of a table shows before anything is saved. */
export interface TablePreview {
	/** The table as CSV, mended as far as it was. */
	text: string;
	rows: number;
	layout: Layout;
	columns: ColumnShown[];
	/** What a column can be matched to, in groups. */
	targets: TableTargets;
	badCells: BadCell[];
	/** What was concluded in reading it, and what has to be said before anything is saved. */
	remarks: TableRemark[];
	questions: TableQuestion[];
	/** How many rows they are in. */
	badRows: number;
	/** As many as a page shows. */
	studies: {
		name: string;
		arms: string[];
		outcomes: string[];
		errors: string[];
		/** The study here that it is; `differs` names the places, none where the table says nothing new. */
		here?: { slug: string; title: string; how: string; differs: string[] };
	}[];
	/** How many there are in all. */
	studyCount: number;
	/** What no column says, so that it is asked for. */
	asks: { outcome: boolean; condition: boolean; arms: boolean };
}

/** @throws Problem `invalid` when the text is no table at all */
export function previewTable(
	store: Store,
	{ text, fixes, options }: { text: string; fixes: CellFix[]; options: TableOptions },
): TablePreview {
	const mended = fixes.length > 0 ? mendTable(text, fixes) : text;
	const table = readTable(mended, options);
	const { matches, badCells, rows, studies } = table;
	const has = (field: string) => matches.columns.some(({ target }) => target.field === field);
	return {
		text: mended,
		rows: rows.length,
		layout: matches.layout,
		columns: columnsShown(table),
		targets: targetsFor(),
		badCells,
		...{ remarks: table.remarks, questions: table.questions },
		badRows: new Set(badCells.map(({ row }) => row)).size,
		studies: studies.slice(0, SHOWN).map((study) => shownStudy(store, study)),
		studyCount: studies.length,
		asks: {
			outcome: !has("outcome"),
			condition: !has("condition"),
			arms: matches.layout !== "long" && !has("arm"),
		},
	};
}

function shownStudy(store: Store, { name, document, said }: TableStudy): TablePreview["studies"][number] {
	const errors = checkStudy(document, { otherStudies: [] }).filter(({ level }) => level === "error");
	const shown = {
		...{ name, arms: document.arms.map(({ label }) => label) },
		outcomes: document.outcomes.map(({ label }) => label),
		errors: errors.map(({ message }) => message),
	};
	try {
		const { here, conflicts } = planTableStudy(
			store,
			{ ...said, parsed: document },
			{
				...{ choices: readChoices(null), importId: undefined, update: false },
			},
		);
		if (!here) return shown;
		const differs = conflicts.map(({ where }) => where.join(", "));
		const { slug, document: theirs } = here.study;
		return { ...shown, here: { slug, title: theirs.title, how: HOW_FOUND[here.by], differs } };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { ...shown, errors: [...shown.errors, error.message] };
	}
}
