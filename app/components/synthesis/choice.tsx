import { useId } from "react";
import { FieldLabel, INPUT_LOOK } from "../ui/field.tsx";
import { useFollowed } from "../ui/use-followed.ts";

interface ChoiceProps {
	name: string;
	label: string;
	value: string | undefined;
	options: Readonly<Record<string, string>>;
	/** What no choice says; absent: there is always one. */
	blank?: string;
	className?: string;
	/** It shows what the address says, and moves with it. */
	follows?: boolean;
}

/** A labelled list of choices that keeps what was sent. */
export function Choice({ name, label, value = "", options, blank, className = "", follows }: ChoiceProps) {
	const id = useId();
	const [shown, setShown] = useFollowed(value);
	return (
		<div className={`text-sm ${className}`}>
			<FieldLabel id={id} label={label} />
			<select
				id={id}
				name={name}
				{...(follows
					? { value: shown, onChange: ({ target }) => setShown(target.value) }
					: { defaultValue: value })}
				className={`mt-0.5 ${INPUT_LOOK}`}
			>
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
