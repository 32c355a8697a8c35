import type { FieldMetadata } from "@conform-to/react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import { atTimePoint } from "#app/domain/study/result-key.ts";
import type { OutcomeForm, ResultForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { TIME_UNITS } from "#app/domain/time-units.ts";
import { STAYS } from "./grid-table.tsx";
import { Select, TextInput } from "./inputs.tsx";
import { RemoveButton } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";
import { ResultCell } from "./result-cell.tsx";

interface TimeRowProps {
	outcome: ReturnType<FieldMetadata<OutcomeForm>["getFieldset"]>;
	field: FieldMetadata<TimePointForm>;
	/** Absent until one is chosen. */
	kind: Outcome["kind"] | undefined;
	carried: ReadonlyMap<string, string>;
	listName: string;
	index: number;
	count: number;
}

/** One time point of an outcome, with the figures of each arm then. */
export function TimeRow({ outcome, field, kind, carried, listName, index, count }: TimeRowProps) {
	const time = field.getFieldset();
	const { arms, groups } = useLiveForm();
	const results = (outcome.results as FieldMetadata<Record<string, ResultForm>>).getFieldset();
	return (
		<tr className="max-md:block">
			<th scope="row" className={`py-1 pr-3 text-left font-normal max-md:block ${STAYS}`}>
				<input type="hidden" name={time.id.name} defaultValue={time.id.initialValue} />
				<div className="flex items-start gap-2">
					<TextInput
						field={time.value}
						label="Measured at"
						labelHidden="wide"
						inputMode="decimal"
						placeholder="when"
						className="w-24"
						column="time"
					/>
					<Select
						field={time.unit}
						label="Unit of time"
						labelHidden="wide"
						options={TIME_UNITS}
						blank="–"
						className="w-26"
					/>
					{count > 1 && <RemoveButton name={listName} index={index} what={`time point ${index + 1}`} />}
				</div>
			</th>
			{[...arms, ...groups].map(({ id, label }, place) => {
				const result = results[atTimePoint(id, time.id.initialValue)];
				return (
					<td key={id} className="py-1 pr-3 max-md:block">
						{result && (
							<ResultCell field={result} label={label} kind={kind} carried={carried} place={place} />
						)}
					</td>
				);
			})}
		</tr>
	);
}
