import { type FieldMetadata, type FormMetadata, getFormProps } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { INPUT_LOOK } from "./field.tsx";

interface MakingFormProps<Made extends Record<string, unknown>> {
	form: FormMetadata<Made>;
	/** What the route is asked to do. */
	intent: string;
	/** The field for the name of what is made. */
	children: ReactNode;
	choice: {
		label: string;
		field: FieldMetadata<string>;
		first: string;
		options: [value: string, text: string][];
	};
	button: string;
}

/** A form of one line that makes one thing: what it is called, what it may do, and the button. */
export function MakingForm<Made extends Record<string, unknown>>({
	form,
	intent,
	children,
	choice,
	button,
}: MakingFormProps<Made>) {
	const { label, field, first, options } = choice;
	return (
		<Form method="post" className="mt-4 flex flex-wrap items-start gap-4" {...getFormProps(form)} noValidate>
			<input type="hidden" name="intent" value={intent} />
			{children}
			<div>
				<label htmlFor={field.id} className="block font-medium">
					{label}
				</label>
				<select
					id={field.id}
					name={field.name}
					defaultValue={field.initialValue ?? first}
					className={`mt-1 ${INPUT_LOOK}`}
				>
					{options.map(([value, text]) => (
						<option key={value} value={value}>
							{text}
						</option>
					))}
				</select>
			</div>
			<Button type="submit" className="mt-6">
				{button}
			</Button>
		</Form>
	);
}
