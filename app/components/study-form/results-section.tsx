import type { FieldMetadata } from "@conform-to/react";
import { useEffect, useState } from "react";
import type { OutcomeForm } from "#app/domain/study-form/form-shape.ts";
import { isBlock } from "#app/domain/study-form/paste/place-block.ts";
import { type Placement, placeTable } from "#app/domain/study-form/paste/place-table.ts";
import { putIn } from "#app/domain/study-form/paste/put-in.ts";
import { gridRows } from "./grid-rows.ts";
import { PasteBlock } from "./paste-block.tsx";
import { PastePanel, usePasted } from "./paste-panel.tsx";
import { PasteResults } from "./paste-results.tsx";
import { ResultsGrid } from "./results-grid.tsx";
import { useWholeForm } from "./whole-form.ts";

/** The grid of results, and above it the way to paste a table into it. */
export function ResultsSection({
	outcomes,
	listName,
	opened,
}: {
	outcomes: FieldMetadata<OutcomeForm>[];
	listName: string;
	/** The id of the outcome that was just opened. */
	opened: string | undefined;
}) {
	const { pasted, onPaste } = usePasted();
	const place = outcomes.findIndex(({ initialValue }) => initialValue?.id === opened);
	useEffect(() => {
		if (place >= 0) document.getElementsByName(`${listName}[${place}].label`)[0]?.focus();
	}, [place, listName]);
	return (
		<div onPaste={onPaste}>
			<PastePanel
				title="Paste a table"
				hint="A table copied from a paper, a spreadsheet, a document or a web page, with its head: arms in columns, outcomes and times in rows. Figures without a head are pasted into the cell of the grid where they begin."
				pasted={pasted}
				preview={(cells, at, close) => <Preview key={JSON.stringify(cells)} {...{ cells, at, close }} />}
			/>
			<ResultsGrid outcomes={outcomes} listName={listName} />
		</div>
	);
}

function Preview({ cells, at, close }: { cells: string[][]; at: string | undefined; close: () => void }) {
	const { now, replace, put } = useWholeForm();
	const [placement, setPlacement] = useState<Placement>(() => placeTable(cells, now()));
	const grid = at === undefined ? [] : gridRows(at);
	if (at !== undefined && grid.length > 0 && isBlock(cells))
		return (
			<PasteBlock
				{...{ cells, grid, at, onCancel: close }}
				onPut={({ fills }) => {
					put(
						fills.flatMap(({ into }) => into.map(({ cell, text }) => [cell.name, text] as const)),
						"The figures are in the grid.",
						at,
					);
					close();
				}}
			/>
		);
	return (
		<PasteResults
			placement={placement}
			form={now()}
			onChange={setPlacement}
			onPut={() => {
				replace(putIn(now(), placement), "The table is in the form.");
				close();
			}}
			onCancel={close}
		/>
	);
}
