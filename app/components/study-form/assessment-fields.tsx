import type { FieldMetadata } from "@conform-to/react";
import { type FormEvent, type ReactNode, useState } from "react";
import { proposeFor } from "#app/domain/risk-of-bias/assessments.ts";
import { partsOf, type Sheet } from "#app/domain/risk-of-bias/sheet.ts";
import { effectWords, hasEffects, TEMPLATES, templateOf } from "#app/domain/risk-of-bias/sheets.ts";
import { BIAS_ANSWERS, BIAS_EFFECTS } from "#app/domain/risk-of-bias/vocabulary.ts";
import { FIELDS } from "#app/domain/study/field-register.ts";
import {
	type AssessmentForm,
	filledInForm,
	partKey,
	sheetKey,
	sheetOfForm,
} from "#app/domain/study-form/assessment-form.ts";
import { AssessedPartFields } from "./assessed-part-fields.tsx";
import { fieldAt } from "./field-at.ts";
import { allMessages, FieldMessages } from "./field-messages.tsx";
import { Select, TextInput, YesNo } from "./inputs.tsx";
import { useLiveForm, useMessages } from "./live.tsx";
import { readTyped } from "./read-assessment.ts";
import { ShowAnew } from "./show-anew.tsx";

interface AssessmentFieldsProps {
	field: FieldMetadata<AssessmentForm>;
	index: number;
	/** Buttons that do something with it as a whole. */
	tools: ReactNode;
}

/** One assessment: what it is of and by whom, then its domains with their questions and what the tool proposes. */
export function AssessmentFields({ field, index, tools }: AssessmentFieldsProps) {
	const { outcomes } = useLiveForm();
	const [typed, setTyped] = useState<AssessmentForm>((field.initialValue ?? {}) as AssessmentForm);
	const look = ({ currentTarget }: FormEvent<HTMLFieldSetElement>) =>
		setTyped(readTyped(currentTarget, index));
	const head = field.getFieldset();
	const key = typed.template ?? "";
	const template = templateOf(key);
	const sheet = sheetOfForm(typed);
	const messages = allMessages(head.template.errors, useMessages(head.template.name));
	if (!template) return null;
	return (
		<fieldset onInput={look} className="mb-6 border-b border-line pb-5">
			<legend className="font-semibold">{TEMPLATES[key]}</legend>
			<input type="hidden" name={head.template.name} defaultValue={key} />
			<div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
				{hasEffects(template) && (
					<Select
						field={fieldAt(field, ["effect"])}
						label={labelOf("effect")}
						options={BIAS_EFFECTS}
						blank="Choose one"
						hint="Its questions are those of this effect"
					/>
				)}
				<Select
					field={fieldAt(field, ["outcomeId"])}
					label={labelOf("outcomeId")}
					options={Object.fromEntries(outcomes.map(({ id, label }) => [id, label]))}
					blank="The whole study"
				/>
				<TextInput field={fieldAt(field, ["assessor"])} label={labelOf("assessor")} />
				<YesNo
					field={fieldAt(field, ["agreed"])}
					label={labelOf("agreed")}
					hint="Figures show the one that is, where assessors differ"
				/>
			</div>
			<FieldMessages id={`${head.template.id}-messages`} messages={messages} />
			<div className="mt-3 flex flex-wrap gap-2">
				<ShowAnew>{sheet ? "Show what is proposed" : "Show the questions"}</ShowAnew>
				{tools}
			</div>
			{sheet ? (
				<div key={sheetKey(sheet)} className="mt-4 grid grid-cols-1 gap-5">
					<p className="text-sm text-muted">
						Questions in our own words under the tool’s numbers
						{sheet.effect && `, ${effectWords(sheet.effect)}`}. What the algorithm proposes becomes a
						judgement when you take it; another one needs a reason.
						{lettersOf(sheet)}
						{sheet.first.length > 0 &&
							" What the tool asks before its domains stands with the overall judgement."}
					</p>
					{proposeFor(sheet, (part) => filledInForm(typed, sheet, part)).map((part) => (
						<AssessedPartFields
							key={part.key}
							part={part}
							sheet={sheet}
							field={fieldAt(field, ["sheets", sheetKey(sheet), partKey(part.key)])}
							typed={typed.sheets?.[sheetKey(sheet)]?.[partKey(part.key)] ?? {}}
						/>
					))}
				</div>
			) : (
				<p className="mt-3 text-sm text-muted">Choose the effect of interest to see the questions.</p>
			)}
		</fieldset>
	);
}

/** "Y yes, PY probably yes, …": the letters of a sheet's answers, where it has questions. */
function lettersOf(sheet: Sheet): string {
	const options = new Set(
		partsOf(sheet).flatMap(({ questions }) => questions.flatMap((each) => each.options)),
	);
	const letters = [...options].map((option) => `${option} ${BIAS_ANSWERS[option].toLowerCase()}`);
	return letters.length > 0 ? ` ${letters.join(", ")}.` : "";
}

const labelOf = (key: string) => FIELDS.get(`riskOfBias.*.${key}`)?.label ?? key;
