import type { FieldMetadata } from "@conform-to/react";
import type { ContrastForm } from "#app/domain/study-form/form-shape.ts";
import { CONTRAST_MEASURES, HYPOTHESES, NOT_SAID, ORIENTATION_DOUBTS } from "#app/domain/vocabulary.ts";
import { Select, TextInput, YesNo } from "./inputs.tsx";
import { ListTools } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";
import { SourceFields } from "./source-fields.tsx";

interface ContrastFieldsProps {
	field: FieldMetadata<ContrastForm>;
	listName: string;
	index: number;
	count: number;
}

/** A between-arm estimate as the source reports it. */
export function ContrastFields({ field, listName, index, count }: ContrastFieldsProps) {
	const contrast = field.getFieldset();
	const { arms } = useLiveForm();
	const options = Object.fromEntries(arms.map(({ id, label }) => [id, label]));
	return (
		<fieldset className="mt-4 border-t border-line pt-3">
			<legend className="sr-only">Reported comparison {index + 1}</legend>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
				<Select field={contrast.armId} label="Arm" options={options} blank="Choose" />
				<Select field={contrast.referenceArmId} label="against" options={options} blank="Choose" />
				<Select field={contrast.measure} label="Measure" options={CONTRAST_MEASURES} blank={NOT_SAID} />
				<TextInput field={contrast.estimate} label="Estimate" inputMode="decimal" />
				<TextInput field={contrast.ciLow} label="Interval from" inputMode="decimal" />
				<TextInput field={contrast.ciHigh} label="to" inputMode="decimal" />
				<TextInput field={contrast.ciLevel} label="Level, %" inputMode="decimal" placeholder="95" />
				<TextInput field={contrast.se} label="Standard error" inputMode="decimal" />
				<TextInput field={contrast.p} label="p" placeholder="0.053, <0.001" />
				<YesNo field={contrast.adjusted} label="Adjusted" />
				<TextInput
					field={contrast.method}
					label="Method"
					className="sm:col-span-3"
					placeholder="Chi-squared test, ANCOVA, Cox model"
				/>
				<TextInput field={contrast.measureReported} label="Measure in the source’s words" />
				<Select
					field={contrast.orientation}
					label="Order of the two arms"
					options={ORIENTATION_DOUBTS}
					blank="As named above"
				/>
				<Select field={contrast.hypothesis} label="Hypothesis" options={HYPOTHESES} blank={NOT_SAID} />
				<TextInput field={contrast.note} label="Note" className="sm:col-span-3" />
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
