import type { Vocabulary } from "#app/domain/vocabulary.ts";
import { INPUT_LOOK } from "../ui/field.tsx";

interface ChoiceProps {
	name: string;
	label: string;
	value: string;
	choices: Vocabulary;
}

/** One of several things that a list is narrowed to. */
export function Choice({ name, label, value, choices }: ChoiceProps) {
	return (
		<label className="min-w-0 text-sm font-medium">
			{label}
			<select name={name} defaultValue={value} className={`mt-0.5 max-w-44 font-normal ${INPUT_LOOK}`}>
				{Object.entries(choices).map(([key, text]) => (
					<option key={key} value={key}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
}
