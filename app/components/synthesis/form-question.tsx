import type { SynthesisForm } from "#app/domain/synthesis/form-shape.ts";
import { ESTIMATE_SCALES, SYNTHESIS_MEASURES } from "#app/domain/synthesis/vocabulary.ts";
import { TIME_UNITS } from "#app/domain/time-units.ts";
import { CONTRAST_MEASURES, DIRECTIONS, OUTCOME_CONCEPTS } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { Choice } from "./choice.tsx";
import { FormPart, Text } from "./form-inputs.tsx";

/** What is asked, by which the app looks for studies. */
export function FormQuestion({ form }: { form: SynthesisForm }) {
	const { question = {}, analysis = {}, title } = form;
	return (
		<FormPart id="question" title="Question">
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
				<Text name="title" label="Title" value={title} required className="sm:col-span-2" />
				<Text name="question.population" label="Population or condition" value={question.population} />
				<Text
					name="question.intervention"
					label="Intervention"
					value={question.intervention}
					hint="For a proportion: the name of the arms to pool, such as placebo"
				/>
				<Text
					name="question.comparator"
					label="Comparator"
					value={question.comparator}
					hint="Placebo, sham, no treatment, or the name of a treatment"
				/>
				<Choice
					name="question.concept"
					label="Outcome"
					value={question.concept}
					options={OUTCOME_CONCEPTS}
					blank="Choose"
					className="self-end"
				/>
				<Text
					name="question.outcome"
					label="Outcome in words"
					value={question.outcome}
					hint="The words to use in the answer"
				/>
				<Choice
					name="question.direction"
					label="More of it"
					value={question.direction}
					options={DIRECTIONS}
					blank="Not said"
					className="self-end"
				/>
				<fieldset className="grid grid-cols-2 gap-2 sm:grid-cols-4">
					<legend className="col-span-full text-sm font-medium">Time point</legend>
					<Text name="question.timeFrom" label="From" value={question.timeFrom} decimal />
					<Text name="question.timeTo" label="To" value={question.timeTo} decimal />
					<Text name="question.timeNearest" label="Nearest to" value={question.timeNearest} decimal />
					<Choice
						name="question.timeUnit"
						label="Unit"
						value={question.timeUnit}
						options={TIME_UNITS}
						blank="–"
					/>
				</fieldset>
				<Choice
					name="analysis.measure"
					label="Measure"
					value={analysis.measure}
					options={SYNTHESIS_MEASURES}
					className="self-end"
				/>
			</div>
			<details className="mt-3" open={analysis.measure === "GEN" || undefined}>
				<summary className="w-fit text-sm text-accent underline underline-offset-2">
					For the measure “{SYNTHESIS_MEASURES.GEN}”: which estimates
				</summary>
				<div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-3">
					<Choice
						name="analysis.reported"
						label="Reported as"
						value={analysis.reported}
						options={CONTRAST_MEASURES}
						blank="Choose"
					/>
					<Choice
						name="analysis.scale"
						label="If other, each is"
						value={analysis.scale}
						options={ESTIMATE_SCALES}
						blank="Not said"
					/>
					<Text name="analysis.name" label="Called, such as “Adjusted odds ratio”" value={analysis.name} />
				</div>
			</details>
			<Button type="submit" name="intent" value="propose" className="mt-4" formNoValidate>
				Find studies that fit
			</Button>
		</FormPart>
	);
}
