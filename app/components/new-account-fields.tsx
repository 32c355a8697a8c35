import type { FieldMetadata } from "@conform-to/react";
import { MIN_PASSWORD_LENGTH } from "#app/domain/password-length.ts";
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
			<Field
				label="Password"
				hint={`At least ${MIN_PASSWORD_LENGTH} characters; a few random words are good`}
				type="password"
				autoComplete="new-password"
				{...fieldProps(password)}
			/>
		</>
	);
}
