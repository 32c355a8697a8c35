import type { FieldMetadata } from "@conform-to/react";
import type { OutcomeForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { ContrastFields } from "./contrast-fields.tsx";
import { Folded } from "./inputs.tsx";
import { AddButton } from "./list-tools.tsx";
import { hasErrors } from "./report-fields.tsx";

/** The comparisons that a source reports of an outcome. */
export function OutcomeComparisons({
	field,
	times,
}: {
	field: FieldMetadata<OutcomeForm>;
	/** Those of the outcome. */
	times: FieldMetadata<TimePointForm>[];
}) {
	const outcome = field.getFieldset();
	const contrasts = outcome.contrasts.getFieldList();
	return (
		<Folded
			summary={`Reported comparisons (${contrasts.length})`}
			open={contrasts.length > 0 || hasErrors(outcome.contrasts)}
		>
			{contrasts.map((item, position) => (
				<ContrastFields
					key={item.key}
					field={item}
					times={times}
					listName={outcome.contrasts.name}
					index={position}
					count={contrasts.length}
				/>
			))}
			<AddButton
				name={outcome.contrasts.name}
				what="reported comparison"
				start={
					times.length === 1 ? { timePointId: String(times[0]?.getFieldset().id.initialValue ?? "") } : {}
				}
			/>
		</Folded>
	);
}
