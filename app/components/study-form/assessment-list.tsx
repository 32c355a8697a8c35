import { type FieldMetadata, type FieldName, useFormMetadata } from "@conform-to/react";
import { TEMPLATES } from "#app/domain/risk-of-bias/sheets.ts";
import type { AssessmentForm } from "#app/domain/study-form/assessment-form.ts";
import { Button } from "../ui/button.tsx";
import { AssessmentFields } from "./assessment-fields.tsx";
import { ListTools } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";

/** Risk of bias judged by the questions of a tool: an assessment for each assessor and result. */
export function AssessmentList({ field }: { field: FieldMetadata<AssessmentForm[] | undefined> }) {
	const form = useFormMetadata(useLiveForm().formId);
	const items = (field as FieldMetadata<AssessmentForm[]>).getFieldList();
	return (
		<>
			{items.map((item, index) => (
				<AssessmentFields
					key={item.key}
					field={item}
					index={index}
					tools={
						<ListTools
							name={field.name}
							index={index}
							count={items.length}
							what="assessment"
							movable={false}
						/>
					}
				/>
			))}
			<fieldset>
				<legend className="text-sm font-medium">Judge by a tool</legend>
				<div className="mt-1 flex flex-wrap gap-2">
					{Object.entries(TEMPLATES).map(([template, name]) => (
						<Button
							key={template}
							type="submit"
							small
							{...form.insert.getButtonProps({
								name: field.name as FieldName<AssessmentForm[]>,
								defaultValue: { template },
							})}
						>
							{name}
						</Button>
					))}
				</div>
			</fieldset>
		</>
	);
}
