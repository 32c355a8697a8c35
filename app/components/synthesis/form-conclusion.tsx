import type { SynthesisForm } from "#app/domain/synthesis/form-shape.ts";
import {
	CERTAINTIES,
	GRADE_DOMAINS,
	GRADE_RATINGS,
	GRADE_UPGRADES,
	type GradeDomain,
	type GradeUpgrade,
	UPGRADE_RATINGS,
} from "#app/domain/synthesis/vocabulary.ts";
import { Choice } from "./choice.tsx";
import { FormPart, LongText, Text } from "./form-inputs.tsx";

/** How sure the answer is by GRADE, each judgement with its reason, and what the authors conclude. */
export function FormConclusion({ form }: { form: SynthesisForm }) {
	const { grade = {} } = form;
	const judgement = (name: GradeDomain | GradeUpgrade, label: string, options: Record<string, string>) => (
		<fieldset key={name} className="grid grid-cols-1 gap-2 sm:grid-cols-[14rem_1fr]">
			<legend className="sr-only">{label}</legend>
			<Choice
				name={`grade.${name}.rating`}
				label={label}
				value={grade[name]?.rating}
				options={options}
				blank="Not judged"
			/>
			<Text
				name={`grade.${name}.reason`}
				label={`Reason: ${label.toLowerCase()}`}
				value={grade[name]?.reason}
			/>
		</fieldset>
	);
	return (
		<>
			<FormPart
				id="certainty"
				title="Certainty (GRADE)"
				hint="Evidence from randomised trials starts high. Each serious doubt takes it a level down."
			>
				<div className="grid grid-cols-1 gap-3">
					{Object.entries(GRADE_DOMAINS).map(([name, label]) =>
						judgement(name as GradeDomain, label, GRADE_RATINGS),
					)}
					<details
						open={
							Object.keys(GRADE_UPGRADES).some((name) => grade[name as GradeUpgrade]?.rating) || undefined
						}
					>
						<summary className="w-fit text-sm text-accent underline underline-offset-2">
							Reasons to rate up
						</summary>
						<div className="mt-2 grid grid-cols-1 gap-3">
							{Object.entries(GRADE_UPGRADES).map(([name, label]) =>
								judgement(name as GradeUpgrade, label, UPGRADE_RATINGS),
							)}
						</div>
					</details>
					<Choice
						name="grade.certainty"
						label="Certainty of the evidence"
						value={grade.certainty}
						options={CERTAINTIES}
						blank="Not judged"
						className="max-w-56"
					/>
				</div>
			</FormPart>
			<FormPart id="conclusion" title="Conclusion">
				<div className="grid grid-cols-1 gap-3">
					<LongText name="conclusion" label="Conclusion" value={form.conclusion} rows={5} />
					<Text name="authors" label="Authors" value={form.authors} />
					<Text name="doi" label="DOI of this synthesis, where it has one" value={form.doi} />
					<LongText
						name="notes"
						label="Notes"
						value={form.notes}
						hint="How studies were sought and chosen, for instance"
					/>
				</div>
			</FormPart>
		</>
	);
}
