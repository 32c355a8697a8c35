import type { FieldMetadata } from "@conform-to/react";
import { printedCell } from "#app/domain/study/printed-cell.ts";
import type { ContrastForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { Select } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

interface ContrastFieldsProps {
	field: FieldMetadata<ContrastForm>;
	/** Those of its outcome. */
	times: FieldMetadata<TimePointForm>[];
	listName: string;
	index: number;
	count: number;
}

/** What is kept of the cell that the estimate is typed in. */
const PRINTED = Object.keys(printedCell);

/** Time points as they were when the form came, for a choice. */
const namesOf = (times: FieldMetadata<TimePointForm>[]) =>
	Object.fromEntries(
		times.map((time, index) => {
			const { id = "", value, unit, text } = time.initialValue ?? {};
			return [id, [value, unit].filter(Boolean).join(" ") || text || `Time point ${index + 1}`];
		}),
	);

/** A between-arm estimate as the source reports it. */
export function ContrastFields({ field, times, listName, index, count }: ContrastFieldsProps) {
	const contrast = field.getFieldset();
	return (
		<fieldset className="mt-4 border-t border-line pt-3">
			<legend className="sr-only">Reported comparison {index + 1}</legend>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3 lg:grid-cols-6">
				{times.length > 1 ? (
					<Select field={contrast.timePointId} label="At" options={namesOf(times)} blank="Choose" />
				) : (
					<input
						type="hidden"
						name={contrast.timePointId.name}
						defaultValue={contrast.timePointId.initialValue}
					/>
				)}
				<PlainFields
					part="outcomes.*.contrasts.*"
					within={contrast}
					except={["timePointId", "source", ...PRINTED]}
				/>
			</div>
			<div className="mt-3">
				<SourceFields field={contrast.source} />
			</div>
			<div className="mt-3">
				<ListTools name={listName} index={index} count={count} what="comparison" />
			</div>
		</fieldset>
	);
}
