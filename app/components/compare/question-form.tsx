import { Form } from "@remix-run/react";
import { LONGEST_WORDS, type Question } from "#app/domain/question/question.ts";
import { Button } from "../ui/button.tsx";
import { FilterInput } from "../ui/filter-fields.tsx";

const PARTS = [
	{ name: "intervention", label: "Intervention", example: "botulinum toxin" },
	{ name: "condition", label: "Condition", example: "depression" },
] as const;

/** A question that finds the trials to compare. */
export function QuestionForm({ question = {} }: { question?: Question | undefined }) {
	return (
		<Form method="get" action="/compare" className="flex flex-wrap items-end gap-2">
			{PARTS.map(({ name, label, example }) => (
				<FilterInput
					key={name}
					type="search"
					name={name}
					label={label}
					defaultValue={question[name] ?? ""}
					maxLength={LONGEST_WORDS}
					autoComplete="off"
					placeholder={example}
					className="min-w-52 flex-1"
				/>
			))}
			<Button type="submit" look="primary">
				Compare its trials
			</Button>
		</Form>
	);
}
