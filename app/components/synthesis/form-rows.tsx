import type { ProposedRow } from "#app/domain/synthesis/form-shape.ts";
import { DEPENDENCE_HANDLING, SHARED_HANDLING } from "#app/domain/synthesis/vocabulary.ts";
import { Choice } from "./choice.tsx";
import { FormPart, LongText, Text } from "./form-inputs.tsx";

/** The comparisons that fit the question, with why; those ticked are in the synthesis. */
export function FormRows({ rows }: { rows: ProposedRow[] }) {
	return (
		<FormPart
			id="comparisons"
			title="Comparisons"
			hint="Published studies whose arms and outcomes fit the question. Ticked ones are in the synthesis; ask again when the question has changed."
		>
			{rows.length === 0 && (
				<p className="text-muted">
					Nothing found yet. Name an intervention or a condition and an outcome, then “Find studies that fit”.
				</p>
			)}
			<ul className="divide-y divide-line border-y border-line empty:hidden">
				{rows.map((row, index) => (
					<FormRow key={Object.values(row.fields).join(" ")} row={row} name={`rows[${index}]`} />
				))}
			</ul>
		</FormPart>
	);
}

const HIDDEN = ["id", "study", "outcomeId", "kind", "experimental", "control", "contrast"] as const;

function FormRow({ row, name }: { row: ProposedRow; name: string }) {
	const { fields, study, outcome, arms, reasons, derived, lacks, shares, depends } = row;
	const isDecided = fields.handling || fields.icc || fields.correlation || fields.dependenceSource;
	return (
		<li className="py-3">
			{HIDDEN.map((field) => (
				<input key={field} type="hidden" name={`${name}.${field}`} value={fields[field] ?? ""} />
			))}
			<label className="flex gap-3">
				<input
					type="checkbox"
					name={`${name}.picked`}
					defaultChecked={Boolean(fields.picked)}
					className="mt-1.5"
				/>
				<span>
					<span className="font-medium">{study}</span>: {arms}; {outcome}
				</span>
			</label>
			<div className="pl-7">
				{reasons.length > 0 && <p className="text-sm text-muted">{reasons.join(". ")}.</p>}
				{derived.length > 0 && <p className="text-sm text-muted">† Derived: {derived.join("; ")}.</p>}
				{lacks && (
					<p className="text-sm">
						<strong className="font-semibold">Cannot be used as it is:</strong> {lacks}.
					</p>
				)}
				{(shares || fields.shared) && (
					<div className="mt-2 max-w-md">
						<Choice
							name={`${name}.shared`}
							label="Another comparison has an arm of this study too. Count it how?"
							value={fields.shared}
							options={SHARED_HANDLING}
							blank="Choose"
						/>
					</div>
				)}
				{(depends || isDecided) && (
					<details className="mt-1" open={Boolean(isDecided || lacks) || undefined}>
						<summary className="w-fit text-sm text-accent underline underline-offset-2">
							{depends === "pairing" ? "Pairing" : "Clustering"}: what is done about it
						</summary>
						<div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
							<Choice
								name={`${name}.handling`}
								label={`Where ${depends ?? "it"} cannot be allowed for`}
								value={fields.handling}
								options={DEPENDENCE_HANDLING}
								blank={
									depends === "clustering" ? "Keep it in, and mark it" : "Leave it out until somebody decides"
								}
							/>
							{(depends === "clustering" || fields.icc) && (
								<Text
									name={`${name}.icc`}
									label="ICC, borrowed"
									value={fields.icc}
									hint="In place of what the study says"
									decimal
								/>
							)}
							{(depends === "pairing" || fields.correlation) && (
								<Text
									name={`${name}.correlation`}
									label="Correlation within people, borrowed"
									value={fields.correlation}
									hint="In place of what the study says"
									decimal
								/>
							)}
							<Text
								name={`${name}.dependenceSource`}
								label="Borrowed from"
								value={fields.dependenceSource}
								hint="Which trial or review, and why it fits"
								className="sm:col-span-2"
							/>
						</div>
					</details>
				)}
				<details
					className="mt-1"
					open={Boolean(fields.group || fields.moderators || fields.flipped) || undefined}
				>
					<summary className="w-fit text-sm text-accent underline underline-offset-2">
						Subgroup, moderators, direction
					</summary>
					<div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
						<Text name={`${name}.group`} label="Subgroup" value={fields.group} />
						<label className="flex items-end gap-2 text-sm">
							<input type="checkbox" name={`${name}.flipped`} defaultChecked={Boolean(fields.flipped)} />
							Its scale runs the other way: change the sign
						</label>
						<LongText
							name={`${name}.moderators`}
							label="Moderators"
							value={fields.moderators}
							hint="One a line, such as “Dose: 30 U”"
							rows={2}
						/>
					</div>
				</details>
			</div>
		</li>
	);
}
