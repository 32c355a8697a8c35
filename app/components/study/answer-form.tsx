import { Form } from "@remix-run/react";
import { type Finding, findingKey } from "#app/domain/finding.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

/** Lets a warning stand, with the reason that readers see. */
export default function AnswerForm({
	finding,
	version,
	address,
}: {
	finding: Finding;
	version: number;
	address: string;
}) {
	return (
		<details className="mt-1">
			<summary className="text-sm text-accent">
				{finding.answer ? "Change the reason" : "Let it stand, with a reason"}
			</summary>
			<Form method="post" action={address} className="mt-2 flex max-w-2xl flex-wrap items-end gap-2">
				<input type="hidden" name="intent" value="answer" />
				<input type="hidden" name="expectedVersion" value={version} />
				<input type="hidden" name="finding" value={findingKey(finding)} />
				<label className="min-w-60 flex-1 text-sm">
					Reason
					<input
						name="answer"
						required
						maxLength={2000}
						defaultValue={finding.answer}
						className={`mt-0.5 ${INPUT_LOOK}`}
					/>
				</label>
				<Button type="submit">Keep the reason</Button>
			</Form>
		</details>
	);
}
