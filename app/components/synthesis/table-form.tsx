import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import { DOUBLE_ZERO_CHOICES, SYNTHESIS_MEASURES } from "#app/domain/synthesis/vocabulary.ts";
import { ColumnMatches } from "../import/column-matches.tsx";
import { TableReading } from "../table-reading.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { AnalysisChoices } from "./analysis-choices.tsx";
import { Choice } from "./choice.tsx";
import { LongText, Text } from "./form-inputs.tsx";

interface TableFormProps {
	form: Record<
		"table" | "measure" | "model" | "tau2" | "ci" | "level" | "predictionInterval" | "doubleZeros",
		string
	>;
	errors: { line?: number; column?: string; message: string }[];
	/** How the table was read, once it was sent. */
	reading?: Omit<ComponentProps<typeof TableReading>, "given"> & ComponentProps<typeof ColumnMatches>;
	choices?: Readonly<Record<string, string>>;
	/** Names the table that the choices are for. */
	mark?: string;
}

const { GEN: _, ...MEASURES } = SYNTHESIS_MEASURES;

/** Where a table is pasted and how it is computed; it comes back as it was sent. */
export function TableForm({ form, errors, reading, choices = {}, mark }: TableFormProps) {
	const isOpen = errors.length > 0 || (reading?.questions.length ?? 0) > 0;
	return (
		<Form
			method="post"
			action="/syntheses/try"
			key={JSON.stringify([form, choices])}
			className="grid grid-cols-1 gap-4"
		>
			{errors.length > 0 && (
				<Notice kind="problem">
					<p className="font-semibold">The table cannot be read yet.</p>
					<ul className="list-disc pl-5">
						{errors.map(({ line, column, message }) => (
							<li key={`${line} ${column} ${message}`}>
								{line !== undefined && `Line ${line}${column ? `, column “${column}”` : ""}: `}
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
				hint="Column names in the first line, then one study per line, as copied from a spreadsheet, a paper or R. Counts: study, events and n of each arm, or of one arm. Means: mean, SD (or SE, or interval) and n; or medians with quartiles. Estimates: HR, lower, upper; or yi, sei. Columns for year and group are read too."
			/>
			{reading && (
				<>
					<input type="hidden" name="answersOf" value={mark} />
					<TableReading remarks={reading.remarks} questions={reading.questions} given={choices} />
					{reading.columns.length > 0 && (
						<details open={isOpen && reading.questions.length === 0}>
							<summary className="w-fit text-accent underline underline-offset-2">
								What each column holds
							</summary>
							<div className="mt-3">
								<ColumnMatches columns={reading.columns} targets={reading.targets} given={choices} />
							</div>
						</details>
					)}
				</>
			)}
			<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
				<Choice
					name="measure"
					label="Measure"
					value={form.measure}
					options={MEASURES}
					blank="The usual one for these columns"
				/>
				<AnalysisChoices values={form} />
				<Text name="level" label="Confidence level, %" value={form.level || "95"} decimal />
				<Choice
					name="doubleZeros"
					label="Studies where nobody, or everybody, had the outcome in both arms"
					value={form.doubleZeros || "keep"}
					options={DOUBLE_ZERO_CHOICES}
				/>
			</div>
			<Button type="submit" look="primary" className="w-fit">
				Compute
			</Button>
		</Form>
	);
}
