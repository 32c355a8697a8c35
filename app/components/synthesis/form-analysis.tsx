import type { SynthesisForm } from "#app/domain/synthesis/form-shape.ts";
import { RETRACTED_CHOICES } from "#app/domain/synthesis/vocabulary.ts";
import { AnalysisChoices } from "./analysis-choices.tsx";
import { Choice } from "./choice.tsx";
import { FormPart, LongText, Text } from "./form-inputs.tsx";

/** How the comparisons are pooled and shown; the usual choices stand already. */
export function FormAnalysis({ form }: { form: SynthesisForm }) {
	const { analysis = {}, favours = {}, baseline = {} } = form;
	return (
		<FormPart id="analysis" title="Analysis">
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
				<AnalysisChoices values={analysis} within="analysis." />
				<Text name="analysis.level" label="Confidence level, %" value={analysis.level} decimal />
				<Choice
					name="analysis.retracted"
					label="Retracted studies"
					value={analysis.retracted ?? "in"}
					options={RETRACTED_CHOICES}
				/>
				<Text name="analysis.subgroup" label="Subgroups are by" value={analysis.subgroup} />
				<div className="sm:col-span-3">
					<LongText
						name="analysis.regression"
						label="Meta-regression on"
						value={analysis.regression}
						hint="Moderators of the comparisons that go into one model, one per line; “Year” is always available. For a categorical one, name the reference level: “Allocation: random”."
						rows={2}
					/>
				</div>
				<Text
					name="favours.experimental"
					label="Label: favours the intervention"
					value={favours.experimental}
				/>
				<Text name="favours.control" label="Label: favours the comparator" value={favours.control} />
				<Text name="baseline.percent" label="Baseline risk, %" value={baseline.percent} decimal />
				<Text
					name="baseline.reason"
					label="Where the baseline risk is from"
					value={baseline.reason}
					className="sm:col-span-3"
				/>
			</div>
		</FormPart>
	);
}
