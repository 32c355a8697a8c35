import { useId } from "react";
import { FieldLabel, INPUT_LOOK } from "../ui/field.tsx";

interface ChoiceProps {
	name: string;
	label: string;
	value: string | undefined;
	options: Readonly<Record<string, string>>;
	/** What no choice says; absent: there is always one. */
	blank?: string;
	className?: string;
}

/** A labelled list of choices that keeps what was sent. */
export function Choice({ name, label, value = "", options, blank, className = "" }: ChoiceProps) {
	const id = useId();
	return (
		<div className={`text-sm ${className}`}>
			<FieldLabel id={id} label={label} />
			<select id={id} name={name} defaultValue={value} className={`mt-0.5 ${INPUT_LOOK}`}>
				{blank !== undefined && <option value="">{blank}</option>}
				{Object.entries(options).map(([key, text]) => (
					<option key={key} value={key}>
						{text}
					</option>
				))}
			</select>
		</div>
	);
}
