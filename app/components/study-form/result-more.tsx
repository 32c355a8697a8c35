import type { FieldMetadata } from "@conform-to/react";
import { formFields } from "#app/domain/study/field-register.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import type { ResultForm } from "#app/domain/study-form/form-shape.ts";
import { otherColumns } from "#app/domain/study-form/result-columns.ts";
import { fieldsetOf } from "./field-at.ts";
import { PlainField } from "./plain-fields.tsx";
import { SourceFields } from "./source-fields.tsx";

const NOTE = formFields("outcomes.*.results.*").filter(({ key }) => key === "note");

/** What a result has besides the figures of the grid: an interval, a median, its source, a note. */
export function ResultMore({
	field,
	label,
	kind,
	carried,
}: {
	field: FieldMetadata<ResultForm>;
	label: string;
	kind: Outcome["kind"] | undefined;
	carried: ReadonlyMap<string, string>;
}) {
	const result = fieldsetOf(field);
	const columns = otherColumns(kind).flatMap(({ field: column }) => column ?? []);
	return (
		<fieldset className="border-l-4 border-line pl-3">
			<legend className="float-left mb-1 w-full text-sm font-semibold">{label}</legend>
			<div className="clear-both mb-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
				{[...columns, ...NOTE].map((column) => {
					const meta = result[column.key];
					const start = carried.get(`${field.name}.${column.key}`);
					return (
						meta && <PlainField key={`${kind} ${column.key}`} field={column} meta={meta} start={start} />
					);
				})}
			</div>
			<SourceFields field={field.getFieldset().source} />
		</fieldset>
	);
}
