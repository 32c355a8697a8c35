import type { FieldMetadata } from "@conform-to/react";
import { MIN_PASSWORD_LENGTH } from "#app/domain/accounts/password-length.ts";
import { fieldProps } from "./ui/field.tsx";
import { PasswordField } from "./ui/password-field.tsx";

/** A password that is being chosen. */
export function NewPasswordField({
	label = "Password",
	field,
}: {
	label?: string;
	field: FieldMetadata<string>;
}) {
	return (
		<PasswordField
			label={label}
			hint={`At least ${MIN_PASSWORD_LENGTH} characters; a few random words are good`}
			autoComplete="new-password"
			{...fieldProps(field)}
		/>
	);
}
