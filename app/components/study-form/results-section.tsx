import type { FieldMetadata } from "@conform-to/react";
import { type ClipboardEvent, useEffect, useState } from "react";
import type { OutcomeForm } from "#app/domain/study-form/form-shape.ts";
import { putIn } from "#app/domain/study-form/paste/put-in.ts";
import { PastePanel, tableIn } from "./paste-panel.tsx";
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
	const { now, replace } = useWholeForm();
	const [pasted, setPasted] = useState("");
	// Pasting needs JavaScript, so that nobody is offered it without.
	const [isAlive, setAlive] = useState(false);
	useEffect(() => setAlive(true), []);
	const place = outcomes.findIndex(({ initialValue }) => initialValue?.id === opened);
	useEffect(() => {
		if (place >= 0) document.getElementsByName(`${listName}[${place}].label`)[0]?.focus();
	}, [place, listName]);
	const look = (event: ClipboardEvent) => {
		const isInGrid = event.target instanceof HTMLInputElement && event.target.dataset.column !== undefined;
		const text = isInGrid ? tableIn(event.clipboardData) : undefined;
		if (text === undefined) return;
		event.preventDefault();
		setPasted(text);
	};
	return (
		<div onPaste={look}>
			{isAlive && (
				<PastePanel
					pasted={pasted}
					formNow={now}
					onPut={(placement) => {
						setPasted("");
						replace(putIn(now(), placement), "The table is in the form.");
					}}
				/>
			)}
			<ResultsGrid outcomes={outcomes} listName={listName} />
		</div>
	);
}
