import type { FieldMetadata } from "@conform-to/react";
import type { StudyForm } from "#app/domain/study-form/form-shape.ts";
import {
	ALLOCATIONS,
	DESIGN_MODELS,
	MASKED_PEOPLE,
	MASKINGS,
	NOT_SAID,
	PHASES,
	PURPOSES,
	REGISTRY_STATUSES,
	SEXES,
	STUDY_KINDS,
	TIME_UNITS,
} from "#app/domain/vocabulary.ts";
import { Select, TextArea, TextInput } from "./inputs.tsx";

type Fields = Required<{ [K in keyof StudyForm]: FieldMetadata<StudyForm[K]> }>;
type Group<K extends "design" | "population" | "dates"> = FieldMetadata<NonNullable<StudyForm[K]>>;

export function DesignFields({ fields }: { fields: Fields }) {
	const design = (fields.design as Group<"design">).getFieldset();
	const followUp = (design.followUp as FieldMetadata<{ value?: string; unit?: string }>).getFieldset();
	const masked = [design.whoMasked.initialValue ?? []].flat() as string[];
	return (
		<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
			<TextInput field={fields.acronym} label="Acronym" />
			<Select field={fields.kind} label="Kind of study" options={STUDY_KINDS} blank={NOT_SAID} />
			<Select field={fields.phase} label="Phase" options={PHASES} blank={NOT_SAID} />
			<Select field={fields.status} label="Registry status" options={REGISTRY_STATUSES} blank={NOT_SAID} />
			<Select field={design.allocation} label="Allocation" options={ALLOCATIONS} blank={NOT_SAID} />
			<Select field={design.model} label="Design" options={DESIGN_MODELS} blank={NOT_SAID} />
			<Select field={design.masking} label="Masking" options={MASKINGS} blank={NOT_SAID} />
			<Select field={design.purpose} label="Purpose" options={PURPOSES} blank={NOT_SAID} />
			<div className="grid grid-cols-2 gap-3">
				<TextInput field={followUp.value} label="Followed for" inputMode="decimal" />
				<Select field={followUp.unit} label="Unit" options={TIME_UNITS} blank="–" />
			</div>
			<fieldset className="sm:col-span-3">
				<legend className="text-sm font-medium">Who was masked</legend>
				<div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
					{Object.entries(MASKED_PEOPLE).map(([value, label]) => (
						<label key={value} className="flex items-center gap-2">
							<input
								type="checkbox"
								name={design.whoMasked.name}
								value={value}
								defaultChecked={masked.includes(value)}
							/>
							{label}
						</label>
					))}
				</div>
			</fieldset>
			<TextArea field={design.description} label="Design in words" className="sm:col-span-3" />
			<TextArea field={fields.summary} label="Summary" className="sm:col-span-3" />
		</div>
	);
}

export function PopulationFields({ fields }: { fields: Fields }) {
	const population = (fields.population as Group<"population">).getFieldset();
	const dates = (fields.dates as Group<"dates">).getFieldset();
	const dateHint = "2011, 2011-07 or 2011-07-15";
	return (
		<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
			<TextInput field={population.randomised} label="Randomised in all" inputMode="numeric" />
			<TextInput field={population.age} label="Age" placeholder="18–65 years" />
			<Select field={population.sex} label="Sex" options={SEXES} blank={NOT_SAID} />
			<TextInput field={population.sexReported} label="Sexes as counted" placeholder="69 women, 5 men" />
			<TextInput field={population.priorTreatment} label="Prior treatment" className="sm:col-span-2" />
			<TextArea field={population.description} label="Who took part" className="sm:col-span-3" />
			<TextInput field={dates.start} label="Start" hint={dateHint} />
			<TextInput field={dates.primaryCompletion} label="Primary completion" hint={dateHint} />
			<TextInput field={dates.completion} label="Completion" hint={dateHint} />
			<TextInput field={fields.countries} label="Countries" hint="Separated by semicolons" />
			<TextInput field={fields.sponsor} label="Sponsor" hint="Who is responsible" />
			<TextInput field={fields.funding} label="Funding" hint="Who paid" />
		</div>
	);
}

export type { Fields as StudyFields };
