import type { FieldMetadata } from "@conform-to/react";
import type { ArmForm } from "#app/domain/study-form/form-shape.ts";
import { ARM_ROLES, NOT_SAID } from "#app/domain/vocabulary.ts";
import { Folded, Select, TextInput } from "./inputs.tsx";
import { AddButton, CopyButton, ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";
import { hasErrors } from "./report-fields.tsx";

interface ArmFieldsProps {
	field: FieldMetadata<ArmForm>;
	listName: string;
	index: number;
	count: number;
}

export function ArmFields({ field, listName, index, count }: ArmFieldsProps) {
	const arm = field.getFieldset();
	const interventions = arm.interventions.getFieldList();
	return (
		<fieldset className="border-t border-line pt-2 first:border-0 first:pt-0">
			<legend className="sr-only">Arm {index + 1}</legend>
			<input type="hidden" name={arm.id.name} defaultValue={arm.id.initialValue} />
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-[1fr_7rem_14rem]">
				<TextInput
					field={arm.label}
					label={`Arm ${index + 1}: what they got`}
					placeholder={index === 0 ? "onabotulinumtoxinA" : "placebo"}
				/>
				<PlainFields part="arms.*" within={arm} only={["randomised"]} />
				<Select field={arm.role} label="Role" options={ARM_ROLES} blank={NOT_SAID} />
			</div>
			<Folded
				summary={`Description, dose, route, order of arm ${index + 1}`}
				open={hasErrors(field) || Boolean(arm.description.initialValue) || interventions.length > 0}
			>
				<div className="grid grid-cols-1 gap-3">
					<PlainFields part="arms.*" within={arm} except={["id", "label", "role", "randomised"]} />
				</div>
				{interventions.map((item, position) => (
					<InterventionFields
						key={item.key}
						field={item}
						listName={arm.interventions.name}
						index={position}
						count={interventions.length}
					/>
				))}
				<div className="flex flex-wrap items-end gap-2">
					<AddButton name={arm.interventions.name} what="intervention" />
					<ListTools name={listName} index={index} count={count} what="arm" />
					<CopyButton name={listName} index={index} what="arm" without={["randomised"]} letter="a" />
				</div>
			</Folded>
		</fieldset>
	);
}

function InterventionFields({
	field,
	listName,
	index,
	count,
}: Omit<ArmFieldsProps, "field"> & { field: FieldMetadata<object> }) {
	const item = field.getFieldset();
	return (
		<fieldset className="mt-4 border-t border-line pt-3">
			<legend className="sr-only">Intervention {index + 1}</legend>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
				<PlainFields part="arms.*.interventions.*" within={item} />
			</div>
			<div className="mt-3">
				<ListTools name={listName} index={index} count={count} what="intervention" />
			</div>
		</fieldset>
	);
}
