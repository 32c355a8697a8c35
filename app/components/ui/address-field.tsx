import { Field } from "./field.tsx";

/** Asks for the e-mail address that somebody logs in with. */
export function AddressField({
	typed,
	errors,
}: {
	typed?: string | undefined;
	errors: string[] | null | undefined;
}) {
	return (
		<Field
			label="E-mail"
			name="email"
			type="email"
			autoComplete="username"
			required
			defaultValue={typed}
			errors={errors ?? undefined}
		/>
	);
}
