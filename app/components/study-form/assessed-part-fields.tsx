import { type FieldName, useFormMetadata } from "@conform-to/react";
import { type MouseEvent, useId } from "react";
import type { AssessedPart } from "#app/domain/risk-of-bias/assessments.ts";
import { proposalWords } from "#app/domain/risk-of-bias/proposal-words.ts";
import { OVERALL_KEY, type Sheet } from "#app/domain/risk-of-bias/sheet.ts";
import { BIAS_JUDGEMENTS } from "#app/domain/risk-of-bias/vocabulary.ts";
import { type PartForm, questionKey } from "#app/domain/study-form/assessment-form.ts";
import { Button } from "../ui/button.tsx";
import { fieldAt, type Meta } from "./field-at.ts";
import { Select, TextArea } from "./inputs.tsx";
import { useLiveForm } from "./live.tsx";
import { QuestionRow } from "./question-row.tsx";

interface AssessedPartFieldsProps {
	part: Omit<AssessedPart, "placed">;
	sheet: Sheet;
	field: Meta;
	typed: PartForm;
}

/** A domain, or the whole result: its questions, what the tool proposes, and what is judged. */
export function AssessedPartFields({ part, sheet, field, typed }: AssessedPartFieldsProps) {
	const id = useId();
	const { key, name, asked, proposal } = part;
	const judgement = fieldAt(field, ["judgement"]);
	const words = Object.fromEntries(sheet.words.map((word) => [word, BIAS_JUDGEMENTS[word]]));
	const isTaken = proposal.is === "judgement" && proposal.judgement === typed.judgement;
	return (
		<section aria-labelledby={id} className="border-t border-line pt-3">
			<h3 id={id} className="font-semibold">
				{key === OVERALL_KEY ? name : `Domain ${key}: ${name}`}
			</h3>
			{asked.map((each) => (
				<QuestionRow
					key={each.question.number}
					asked={each}
					name={`${field.name}.answers.${questionKey(each.question.number)}`}
					typed={typed.answers?.[questionKey(each.question.number)] ?? {}}
				/>
			))}
			<div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-3">
				<div>
					<Select
						field={judgement}
						label={<Of what="Judgement" name={name} />}
						options={words}
						blank="Not judged yet"
					/>
					<div aria-live="polite" className="mt-1 flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
						<span>{isTaken ? "As the tool’s algorithm proposes." : proposalWords(proposal)}</span>
						{proposal.is === "judgement" && !isTaken && (
							<Take
								name={judgement.name}
								value={proposal.judgement}
								label={`${words[proposal.judgement]} for ${name}`}
							/>
						)}
					</div>
				</div>
				<TextArea
					field={fieldAt(field, ["rationale"])}
					label={<Of what="Reason" name={name} />}
					rows={2}
					className="sm:col-span-2"
				/>
			</div>
		</section>
	);
}

/** A label under its domain's heading, which says the domain where the heading is not seen. */
const Of = ({ what, name }: { what: string; name: string }) => (
	<>
		{what}
		<span className="sr-only"> of {name}</span>
	</>
);

/** Takes a proposal over as the judgement; without JavaScript too. */
function Take({ name, value, label }: { name: string; value: string; label: string }) {
	const form = useFormMetadata(useLiveForm().formId);
	// As if it had been chosen, so that the checks look at once.
	const choose = (event: MouseEvent<HTMLButtonElement>) => {
		const select = event.currentTarget.form?.elements.namedItem(name);
		if (!(select instanceof HTMLSelectElement)) return;
		event.preventDefault();
		select.value = value;
		select.dispatchEvent(new Event("input", { bubbles: true }));
		select.focus();
	};
	return (
		<Button
			type="submit"
			small
			aria-label={`Take ${label}`}
			{...form.update.getButtonProps({ name: name as FieldName<string>, value })}
			onClick={choose}
		>
			Take
		</Button>
	);
}
