import { checkStudy } from "#app/domain/checks/check-study.ts";
import { Problem } from "#app/domain/problem.ts";
import type { TablePreview } from "#app/domain/views/import/table-preview.ts";
import { type CellFix, correctTable } from "#app/exchange/tables/correct-table.ts";
import { readTable, type TableOptions, type TableStudy } from "#app/exchange/tables/read-table.ts";
import type { Store } from "#db/store.ts";
import { readChoices } from "./choices.ts";
import { HOW_FOUND } from "./find-here.ts";
import { planTableStudy } from "./plan-table-study.ts";
import { columnsShown, targetsFor } from "./table-targets.ts";

/** So many studies are looked for and compared; of the others the import tells. */
const SHOWN = 200;

/** @throws Problem `invalid` when the text is no table at all */
export function previewTable(
	store: Store,
	{ text, fixes, options }: { text: string; fixes: CellFix[]; options: TableOptions },
): TablePreview {
	const corrected = fixes.length > 0 ? correctTable(text, fixes) : text;
	const table = readTable(corrected, options);
	const { matches, badCells, rows, studies } = table;
	const has = (field: string) => matches.columns.some(({ target }) => target.field === field);
	return {
		text: corrected,
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
	const errors = checkStudy(document).filter(({ level }) => level === "error");
	const shown = {
		...{ name, arms: document.arms.map(({ label }) => label) },
		outcomes: document.outcomes.map(({ label }) => label),
		errors: errors.map(({ message }) => message),
	};
	try {
		const { here, conflicts } = planTableStudy(
			store,
			{ ...said, name, parsed: document },
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
