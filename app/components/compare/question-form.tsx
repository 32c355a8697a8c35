import { Form } from "@remix-run/react";
import type { Question } from "#app/domain/question/question.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

/** A question that finds the trials to compare. */
export function QuestionForm({ question = {} }: { question?: Question | undefined }) {
	return (
		<Form method="get" action="/compare" className="flex flex-wrap items-end gap-2">
			<label className="min-w-52 flex-1 text-sm font-medium">
				Intervention
				<input
					type="search"
					name="intervention"
					defaultValue={question.intervention ?? ""}
					maxLength={300}
					autoComplete="off"
					placeholder="botulinum toxin"
					className={`mt-0.5 font-normal ${INPUT_LOOK}`}
				/>
			</label>
			<label className="min-w-52 flex-1 text-sm font-medium">
				Condition
				<input
					type="search"
					name="condition"
					defaultValue={question.condition ?? ""}
					maxLength={300}
					autoComplete="off"
					placeholder="depression"
					className={`mt-0.5 font-normal ${INPUT_LOOK}`}
				/>
			</label>
			<Button type="submit" look="primary">
				Compare its trials
			</Button>
		</Form>
	);
}
