import type { FieldMetadata } from "@conform-to/react";
import type { AdverseEventForm } from "#app/domain/study-form/form-shape.ts";
import { AdverseEventRows } from "./adverse-event-rows.tsx";
import { GridTable } from "./grid-table.tsx";

const HEADS = [
	{ label: "What happened", className: "min-w-40" },
	{ label: "Organ system", className: "min-w-32" },
	{ label: "Serious", className: "w-28" },
];

/** Adverse events as a grid: a row for each event. */
export function AdverseEventsGrid({
	events,
	listName,
}: {
	events: FieldMetadata<AdverseEventForm>[];
	listName: string;
}) {
	return (
		<GridTable label="Adverse events, by arm" heads={HEADS}>
			{events.map((event, index) => (
				<AdverseEventRows
					key={event.key}
					field={event}
					listName={listName}
					index={index}
					count={events.length}
				/>
			))}
		</GridTable>
	);
}
