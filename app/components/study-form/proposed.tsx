import { type FieldName, useFormMetadata } from "@conform-to/react";
import { labelOf } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { useLiveForm } from "./live.tsx";

/** What the names typed propose for a choice that nobody made, with a button that takes it over; without JavaScript too. */
export function Proposed({
	name,
	options,
}: {
	/** Of a field that holds nothing yet. */
	name: string;
	options: Readonly<Record<string, string>>;
}) {
	const { proposals, formId } = useLiveForm();
	const form = useFormMetadata(formId);
	const value = proposals.get(name);
	if (value === undefined) return null;
	const label = labelOf(options, value);
	return (
		<p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
			By its name: {label}
			<Button
				type="submit"
				small
				{...form.update.getButtonProps({ name: name as FieldName<string>, value })}
				aria-label={`Take ${label}`}
			>
				Take
			</Button>
		</p>
	);
}
