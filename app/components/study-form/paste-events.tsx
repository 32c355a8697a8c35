import {
	type EventPlacement,
	eventPlacesOf,
	type PlacedEvent,
} from "#app/domain/study-form/paste/place-events.ts";
import { PastedTable, PutIn } from "./pasted-table.tsx";

/** Where a table of adverse events goes: shown, and changed. */
export function PasteEvents({
	placement,
	form,
	onChange,
	onPut,
	onCancel,
}: {
	placement: EventPlacement;
	form: Record<string, unknown>;
	onChange: (placement: EventPlacement) => void;
	onPut: () => void;
	onCancel: () => void;
}) {
	const { columns, rows } = placement;
	const places = [
		{ to: "event", label: "What happened" },
		{ to: "organ", label: "Organ system" },
		...eventPlacesOf(form),
	];
	return (
		<section aria-label="Where the table goes" className="mt-3">
			<PastedTable
				columns={columns}
				rows={rows}
				places={places}
				onColumns={(changed) => onChange({ rows, columns: changed })}
				onLeaveOut={(index, isLeftOut) =>
					onChange({ columns, rows: rows.map((row, at) => (at === index ? { ...row, isLeftOut } : row)) })
				}
				nameOf={inWords}
			/>
			<PutIn isReady={rows.some(({ isLeftOut }) => !isLeftOut)} onPut={onPut} onCancel={onCancel} />
		</section>
	);
}

const inWords = ({ term, organSystem, serious }: PlacedEvent) => (
	<>
		{term || "An event without a name"}
		<span className="text-muted">
			{organSystem && `, ${organSystem}`}
			{serious && `, ${serious === "yes" ? "serious" : "not serious"}`}
		</span>
	</>
);
