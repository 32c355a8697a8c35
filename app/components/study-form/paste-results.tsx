import type { PlacedRow, Placement } from "#app/domain/study-form/paste/place-table.ts";
import { placesOf } from "#app/domain/study-form/paste/place-table.ts";
import { OUTCOME_KINDS } from "#app/domain/vocabulary.ts";
import { INPUT_LOOK } from "../ui/field.tsx";
import { PastedTable, PutIn } from "./pasted-table.tsx";

type Loose = Record<string, unknown>;

/** Where a table of results goes: shown, and changed. */
export function PasteResults({
	placement,
	form,
	onChange,
	onPut,
	onCancel,
}: {
	placement: Placement;
	form: Loose;
	onChange: (placement: Placement) => void;
	onPut: () => void;
	onCancel: () => void;
}) {
	const { columns, rows } = placement;
	const left = rows.filter(({ isLeftOut }) => !isLeftOut);
	const open = left.filter(({ kind }) => kind === "").length;
	const setRow = (index: number, change: Partial<PlacedRow>) =>
		onChange({ columns, rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) });
	return (
		<section aria-label="Where the table goes" className="mt-3">
			<PastedTable
				columns={columns}
				rows={rows}
				places={[{ to: "outcome", label: "Outcome" }, { to: "time", label: "Time" }, ...placesOf(form)]}
				onColumns={(changed) => onChange({ rows, columns: changed })}
				onLeaveOut={(index, isLeftOut) => setRow(index, { isLeftOut })}
				nameOf={(row) => (
					<>
						{row.label || "An outcome without a name"}
						{row.time ? `, ${row.time.value} ${row.time.unit}` : ", time not said"}
					</>
				)}
				askOf={(row, index) =>
					!row.isKnown &&
					!row.isLeftOut && (
						<label className="mt-0.5 block">
							<span className="sr-only">Kind of {row.label}</span>
							<select
								value={row.kind}
								onChange={(event) => setRow(index, { kind: event.target.value as PlacedRow["kind"] })}
								className={`text-sm ${INPUT_LOOK}`}
							>
								<option value="">Choose the kind</option>
								{Object.entries(OUTCOME_KINDS).map(([kind, label]) => (
									<option key={kind} value={kind}>
										{label}
									</option>
								))}
							</select>
						</label>
					)
				}
			/>
			{open > 0 && (
				<p className="mt-2 text-sm text-warning">
					Choose the kind of each outcome; rows without one are not put in ({open}).
				</p>
			)}
			<PutIn isReady={left.length > open} onPut={onPut} onCancel={onCancel} />
		</section>
	);
}
