import { Form, useNavigation } from "@remix-run/react";
import type { SynthesisForm as Fields, ProposedRow } from "#app/domain/synthesis/form-shape.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { FormAnalysis } from "./form-analysis.tsx";
import { FormConclusion } from "./form-conclusion.tsx";
import { Text } from "./form-inputs.tsx";
import { FormQuestion } from "./form-question.tsx";
import { FormRows } from "./form-rows.tsx";

interface SynthesisFormProps {
	address: string;
	form: Fields;
	rows: ProposedRow[];
	reason: string;
	/** The version the form was made from, for a synthesis that is there. */
	expectedVersion?: number | string | undefined;
	published?: boolean;
	/** Why it was not saved. */
	refused?: string | null;
	errors?: { field: string; message: string }[];
}

/** The form of a synthesis: question, comparisons, analysis, certainty, conclusion. It needs no JavaScript. */
export function SynthesisForm(props: SynthesisFormProps) {
	const { address, form, rows, reason, expectedVersion, published, refused, errors = [] } = props;
	const busy = useNavigation().state === "submitting";
	return (
		// A new key fills the form anew when the server has answered.
		<Form
			method="post"
			action={address}
			key={JSON.stringify({ form, rows })}
			className="grid grid-cols-1 gap-7"
		>
			{refused && (
				<Notice kind="problem">
					{refused}
					{errors.length > 1 && (
						<ul className="mt-1 list-disc pl-5">
							{errors.map(({ field, message }) => (
								<li key={`${field} ${message}`}>
									{field}: {message}
								</li>
							))}
						</ul>
					)}
				</Notice>
			)}
			{expectedVersion !== undefined && (
				<input type="hidden" name="expectedVersion" value={expectedVersion} />
			)}
			<FormQuestion form={form} />
			<FormRows rows={rows} />
			<FormAnalysis form={form} />
			<FormConclusion form={form} />
			<div className="flex flex-wrap items-end gap-3 border-t border-line pt-5">
				<Text
					name="reason"
					label="What this version is, in a few words"
					value={reason}
					className="min-w-60 flex-1"
				/>
				<Button type="submit" look="primary" name="intent" value="save" disabled={busy}>
					{published ? "Save and publish" : "Save draft"}
				</Button>
				{!published && (
					<Button type="submit" name="publish" value="yes" disabled={busy}>
						Save and publish
					</Button>
				)}
			</div>
		</Form>
	);
}
