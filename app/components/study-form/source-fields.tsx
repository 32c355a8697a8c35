import type { FieldMetadata } from "@conform-to/react";
import type { SourceForm } from "#app/domain/study-form/form-shape.ts";
import { NOT_SAID } from "#app/domain/vocabulary.ts";
import { Select, TextArea, TextInput } from "./inputs.tsx";
import { useLiveForm } from "./live.tsx";

/** Where a figure was read: which report, where in it, its words. */
export function SourceFields({ field }: { field: FieldMetadata<SourceForm | undefined> }) {
	const source = (field as FieldMetadata<SourceForm>).getFieldset();
	const { reports } = useLiveForm();
	return (
		<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
			<Select
				field={source.reportId}
				label="Read in"
				options={Object.fromEntries(reports.map(({ id, label }) => [id, label]))}
				blank={NOT_SAID}
			/>
			<TextInput field={source.locator} label="Where in it" placeholder="Table 2, p. 4" />
			<TextArea field={source.quote} label="Its words" rows={2} className="sm:col-span-2" />
		</div>
	);
}
