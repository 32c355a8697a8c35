import { PasswordField } from "../ui/password-field.tsx";

/** Asks for the password once more, of whoever has one; who logs in elsewhere alone has none to give. */
export function CurrentPassword({
	hasPassword,
	errors,
}: {
	hasPassword: boolean;
	errors: string[] | undefined;
}) {
	if (!hasPassword) return <input type="hidden" name="current" value="none" />;
	return (
		<PasswordField
			label="Current password"
			name="current"
			autoComplete="current-password"
			required
			errors={errors}
		/>
	);
}
