import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import type { AdverseEventForm } from "#app/domain/study-form/form-shape.ts";
import { type EventPlacement, placeEvents } from "#app/domain/study-form/paste/place-events.ts";
import { putInEvents } from "#app/domain/study-form/paste/put-in-events.ts";
import { AdverseEventRows } from "./adverse-event-rows.tsx";
import { GridTable } from "./grid-table.tsx";
import { PasteEvents } from "./paste-events.tsx";
import { PastePanel, usePasted } from "./paste-panel.tsx";
import { useWholeForm } from "./whole-form.ts";

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
	const { pasted, onPaste } = usePasted();
	return (
		<div onPaste={onPaste}>
			<PastePanel
				title="Paste a table of adverse events"
				hint="With its head: arms in columns, events in rows, organ classes as headings. An arm’s number in the head, Drug (n=140), is taken as those at risk."
				pasted={pasted}
				preview={(cells, _, close) => <Preview key={JSON.stringify(cells)} {...{ cells, close }} />}
			/>
			{events.length > 0 && (
				<GridTable label="Adverse events, by arm" list={listName} heads={HEADS}>
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
			)}
		</div>
	);
}

function Preview({ cells, close }: { cells: string[][]; close: () => void }) {
	const { now, replace } = useWholeForm();
	const [placement, setPlacement] = useState<EventPlacement>(() => placeEvents(cells, now()));
	return (
		<PasteEvents
			placement={placement}
			form={now()}
			onChange={setPlacement}
			onPut={() => {
				replace(
					putInEvents(now(), placement),
					"The adverse events are in the form.",
					"adverseEvents[0].term",
				);
				close();
			}}
			onCancel={close}
		/>
	);
}
