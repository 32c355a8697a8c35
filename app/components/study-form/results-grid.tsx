import type { FieldMetadata } from "@conform-to/react";
import type { OutcomeForm } from "#app/domain/study-form/form-shape.ts";
import { GridTable } from "./grid-table.tsx";
import { OutcomeRows } from "./outcome-rows.tsx";

/** Results as a grid: a row for each outcome and time point. */
export function ResultsGrid({
	outcomes,
	listName,
}: {
	outcomes: FieldMetadata<OutcomeForm>[];
	listName: string;
}) {
	return (
		<GridTable
			label="Results, by outcome and arm"
			list={listName}
			heads={[{ label: "Outcome and time", className: "w-56" }]}
		>
			{outcomes.map((outcome, index) => (
				<OutcomeRows
					key={outcome.key}
					field={outcome}
					listName={listName}
					index={index}
					count={outcomes.length}
				/>
			))}
		</GridTable>
	);
}
