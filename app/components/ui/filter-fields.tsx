import type { InputHTMLAttributes } from "react";
import type { Vocabulary } from "#app/domain/vocabulary.ts";
import { INPUT_LOOK } from "./field.tsx";

const LABEL = "min-w-0 text-sm font-medium";

interface FilterInputProps extends InputHTMLAttributes<HTMLInputElement> {
	label: string;
	/** Of the label with its input. */
	className?: string;
	/** How wide the input may be. */
	most?: string;
}

/** A labelled text of a form that asks for a page: what is typed stands in the address. */
export function FilterInput({ label, className = "", most = "", ...input }: FilterInputProps) {
	return (
		<label className={`${LABEL} ${className}`}>
			{label}
			<input className={`mt-0.5 font-normal ${most} ${INPUT_LOOK}`} {...input} />
		</label>
	);
}

interface FilterChoiceProps {
	name: string;
	label: string;
	value: string;
	/** Keys and what they are called, in order. */
	options: readonly (readonly [string, string])[];
	most?: string;
}

/** One of several things that such a form asks for. */
export function FilterChoice({ name, label, value, options, most = "" }: FilterChoiceProps) {
	return (
		<label className={LABEL}>
			{label}
			<select name={name} defaultValue={value} className={`mt-0.5 font-normal ${most} ${INPUT_LOOK}`}>
				{options.map(([key, text]) => (
					<option key={key} value={key}>
						{text}
					</option>
				))}
			</select>
		</label>
	);
}

/** A closed list as options, or none of them. */
export const anyOf = (vocabulary: Vocabulary): [string, string][] => [
	["", "Any"],
	...Object.entries(vocabulary),
];
