import type { FieldMetadata } from "@conform-to/react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import type { OutcomeForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { PlainFields } from "./plain-fields.tsx";
import { ResultRows } from "./result-rows.tsx";

/** One time point of an outcome, with the figures that were measured then. */
export function TimePointRows({
	outcome,
	field,
	kind,
}: {
	outcome: FieldMetadata<OutcomeForm>;
	field: FieldMetadata<TimePointForm>;
	kind: Outcome["kind"] | undefined;
}) {
	const time = field.getFieldset();
	return (
		<>
			<input type="hidden" name={time.id.name} defaultValue={time.id.initialValue} />
			<div className="mt-3 grid grid-cols-[6rem_8rem_1fr] gap-3">
				<PlainFields part="outcomes.*.timePoints.*" within={time} except={["id", "text", "primary"]} />
			</div>
			<ResultRows outcome={outcome} kind={kind} at={time.id.initialValue} />
		</>
	);
}
