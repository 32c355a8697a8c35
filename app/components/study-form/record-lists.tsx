import type { FieldMetadata } from "@conform-to/react";
import type { StudyForm } from "#app/domain/study-form/form-shape.ts";
import {
	BIAS_JUDGEMENTS,
	BIAS_TOOLS,
	IDENTIFIER_SYSTEMS,
	NOT_SAID,
	REGULATORY_STATUSES,
} from "#app/domain/vocabulary.ts";
import { Select, TextArea, TextInput } from "./inputs.tsx";
import { AddButton, ListTools } from "./list-tools.tsx";
import { useLiveForm } from "./live.tsx";

type ItemOf<K extends "riskOfBias" | "regulatory" | "identifiers"> = NonNullable<StudyForm[K]>[number];
type List<K extends "riskOfBias" | "regulatory" | "identifiers"> = FieldMetadata<NonNullable<StudyForm[K]>>;

export function BiasList({ field }: { field: List<"riskOfBias"> }) {
	const { outcomes } = useLiveForm();
	const items = field.getFieldList();
	return (
		<>
			{items.map((item: FieldMetadata<ItemOf<"riskOfBias">>, index) => {
				const judgement = item.getFieldset();
				return (
					<fieldset
						key={item.key}
						className="mt-4 border-t border-line pt-3 first:mt-0 first:border-0 first:pt-0"
					>
						<legend className="sr-only">Judgement {index + 1}</legend>
						<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
							<Select field={judgement.tool} label="Tool" options={BIAS_TOOLS} blank={NOT_SAID} />
							<TextInput field={judgement.domain} label="Domain" list="bias-domains" />
							<Select
								field={judgement.judgement}
								label="Judgement"
								options={BIAS_JUDGEMENTS}
								blank={NOT_SAID}
							/>
							<Select
								field={judgement.outcomeId}
								label="For the outcome"
								options={Object.fromEntries(outcomes.map(({ id, label }) => [id, label]))}
								blank="The whole study"
							/>
							<TextInput field={judgement.assessor} label="Judged by" className="sm:col-span-2" />
							<TextArea field={judgement.rationale} label="Reason" rows={2} className="sm:col-span-3" />
						</div>
						<div className="mt-3">
							<ListTools name={field.name} index={index} count={items.length} what="judgement" />
						</div>
					</fieldset>
				);
			})}
			<AddButton name={field.name} what="judgement" />
		</>
	);
}

export function RegulatoryList({ field }: { field: List<"regulatory"> }) {
	const items = field.getFieldList();
	return (
		<>
			{items.map((item: FieldMetadata<ItemOf<"regulatory">>, index) => {
				const status = item.getFieldset();
				return (
					<fieldset
						key={item.key}
						className="mt-4 border-t border-line pt-3 first:mt-0 first:border-0 first:pt-0"
					>
						<legend className="sr-only">Regulatory status {index + 1}</legend>
						<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
							<TextInput field={status.intervention} label="Intervention" />
							<TextInput field={status.condition} label="Condition" />
							<TextInput field={status.jurisdiction} label="Jurisdiction" placeholder="United States" />
							<Select field={status.status} label="Status" options={REGULATORY_STATUSES} blank={NOT_SAID} />
							<TextInput field={status.asOf} label="As of" hint="2026, 2026-11 or 2026-11-23" />
							<TextInput field={status.note} label="Note" />
						</div>
						<div className="mt-3">
							<ListTools name={field.name} index={index} count={items.length} what="status" />
						</div>
					</fieldset>
				);
			})}
			<AddButton name={field.name} what="regulatory status" />
		</>
	);
}

export function IdentifierList({ field }: { field: List<"identifiers"> }) {
	const items = field.getFieldList();
	return (
		<>
			{items.map((item: FieldMetadata<ItemOf<"identifiers">>, index) => {
				const identifier = item.getFieldset();
				return (
					<fieldset key={item.key} className="mt-3 flex flex-wrap items-end gap-3">
						<legend className="sr-only">Identifier {index + 1}</legend>
						<Select
							field={identifier.system}
							label="Registry"
							options={IDENTIFIER_SYSTEMS}
							blank={NOT_SAID}
							className="w-56"
						/>
						<TextInput field={identifier.value} label="Number" className="w-56" />
						<ListTools
							name={field.name}
							index={index}
							count={items.length}
							what="identifier"
							movable={false}
						/>
					</fieldset>
				);
			})}
			<AddButton name={field.name} what="identifier" />
		</>
	);
}
