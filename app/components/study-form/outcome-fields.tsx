import type { FieldMetadata } from "@conform-to/react";
import { useState } from "react";
import type { Outcome } from "#app/domain/study/outcome.ts";
import type { OutcomeForm, TimePointForm } from "#app/domain/study-form/form-shape.ts";
import { OUTCOME_KINDS } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { ContrastFields } from "./contrast-fields.tsx";
import { Folded, Select, TextInput } from "./inputs.tsx";
import { AddButton, ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { hasErrors } from "./report-fields.tsx";
import { TimePointRows } from "./time-point-rows.tsx";

interface OutcomeFieldsProps {
	field: FieldMetadata<OutcomeForm>;
	listName: string;
	index: number;
	count: number;
}

const isKind = (value: string | undefined): value is Outcome["kind"] =>
	value !== undefined && Object.hasOwn(OUTCOME_KINDS, value);

export function OutcomeFields({ field, listName, index, count }: OutcomeFieldsProps) {
	const outcome = field.getFieldset();
	const [chosen, setChosen] = useState(outcome.kind.initialValue);
	const kind = isKind(chosen) ? chosen : undefined;
	const times = (outcome.timePoints as FieldMetadata<TimePointForm[]>).getFieldList();
	const contrasts = outcome.contrasts.getFieldList();
	return (
		<fieldset className="border-t-2 border-line pt-4 first:border-0 first:pt-0">
			<legend className="sr-only">Outcome {index + 1}</legend>
			<input type="hidden" name={outcome.id.name} defaultValue={outcome.id.initialValue} />
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_14rem]">
				<TextInput
					field={outcome.label}
					label={`Outcome ${index + 1}`}
					list="outcome-labels"
					placeholder="Response"
				/>
				<Select
					field={outcome.kind}
					label="Kind"
					options={OUTCOME_KINDS}
					blank="Choose"
					onChange={setChosen}
				/>
			</div>
			<noscript>
				<p className="mt-2 text-sm">
					<Button
						type="submit"
						small
						name="__intent__"
						value='{"type":"validate","payload":{}}'
						formNoValidate
					>
						Show the fields of this kind
					</Button>
				</p>
			</noscript>
			{times.map((time) => (
				<TimePointRows key={time.key} outcome={field} field={time} kind={kind} />
			))}
			<Folded
				summary={`Definition, instrument, order of outcome ${index + 1}`}
				open={["definition", "instrument", "concept", "unit"].some((name) => outcome[name as "unit"].errors)}
			>
				<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
					<PlainFields part="outcomes.*" within={outcome} except={["id", "label", "kind"]} />
				</div>
				<div className="mt-3">
					<ListTools name={listName} index={index} count={count} what="outcome" />
				</div>
			</Folded>
			<Folded summary={`Reported comparisons (${contrasts.length})`} open={hasErrors(outcome.contrasts)}>
				{contrasts.map((item, position) => (
					<ContrastFields
						key={item.key}
						field={item}
						listName={outcome.contrasts.name}
						index={position}
						count={contrasts.length}
					/>
				))}
				<AddButton name={outcome.contrasts.name} what="reported comparison" />
			</Folded>
		</fieldset>
	);
}
