import { Form } from "@remix-run/react";
import {
	CI_CHOICES,
	MODELS,
	PREDICTION_CHOICES,
	SYNTHESIS_MEASURES,
	TAU2_CHOICES,
} from "#app/domain/synthesis/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Choice } from "./choice.tsx";
import { LongText, Text } from "./form-inputs.tsx";

interface TableFormProps {
	form: Record<"table" | "measure" | "model" | "tau2" | "ci" | "level" | "predictionInterval", string>;
	errors: { line: number; column?: string; value?: string; message: string }[];
}

const { RR, OR, RD, PETO, MD, SMD } = SYNTHESIS_MEASURES;
/** Those that a table of counts or means has the figures for. */
const MEASURES = { RR, OR, RD, PETO, MD, SMD };

/** Where a table is pasted and how it is computed; it comes back as it was sent. */
export function TableForm({ form, errors }: TableFormProps) {
	return (
		<Form method="post" action="/syntheses/try" key={JSON.stringify(form)} className="grid grid-cols-1 gap-4">
			{errors.length > 0 && (
				<Notice kind="problem">
					<p className="font-semibold">The table cannot be read yet.</p>
					<ul className="list-disc pl-5">
						{errors.map(({ line, column, value, message }) => (
							<li key={`${line} ${column} ${message}`}>
								Line {line}
								{column && `, column “${column}”`}: {value ? `“${value}” ` : ""}
								{message}.
							</li>
						))}
					</ul>
				</Notice>
			)}
			<LongText
				name="table"
				label="Table"
				value={form.table}
				rows={10}
				hint="One study a line under a line of column names, parted by tabs, semicolons or commas. Counts: study, events experimental, n experimental, events control, n control. Means: study, mean, sd and n of each group. Year and group are taken too."
			/>
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
				<Choice
					name="measure"
					label="Measure"
					value={form.measure}
					options={MEASURES}
					blank="The usual one"
				/>
				<Choice name="model" label="Model" value={form.model} options={MODELS} />
				<Choice name="tau2" label="Variance between studies (τ²)" value={form.tau2} options={TAU2_CHOICES} />
				<Choice name="ci" label="Interval of the mean" value={form.ci} options={CI_CHOICES} />
				<Choice
					name="predictionInterval"
					label="Prediction interval"
					value={form.predictionInterval}
					options={PREDICTION_CHOICES}
				/>
				<Text name="level" label="Level, %" value={form.level || "95"} decimal />
			</div>
			<Button type="submit" look="primary" className="w-fit">
				Compute
			</Button>
		</Form>
	);
}
