import type { FieldMetadata } from "@conform-to/react";
import { NewPasswordField } from "./new-password-field.tsx";
import { Field, fieldProps } from "./ui/field.tsx";

/** Name and password of an account that is being made. */
export function NewAccountFields({ name, password }: Record<"name" | "password", FieldMetadata<string>>) {
	return (
		<>
			<Field
				label="Name"
				hint="As others see it in the history of a study"
				autoComplete="name"
				{...fieldProps(name)}
			/>
			<NewPasswordField field={password} />
		</>
	);
}
