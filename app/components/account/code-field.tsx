import { Field } from "../ui/field.tsx";

/** What is wrong with the form of an intent, by field. */
export type ErrorsOf = (intent: string) => Record<string, string[] | null | undefined>;

interface CodeFieldProps {
	label?: string;
	/** No recovery code will do. */
	isOfAuthenticator?: boolean;
	errors: string[] | undefined;
}

/** A code of an authenticator, or one that stands in for it. */
export function CodeField({ label = "Code", isOfAuthenticator = false, errors }: CodeFieldProps) {
	return (
		<Field
			label={label}
			hint={
				isOfAuthenticator
					? "Six digits"
					: "The six digits of your authenticator, or one of your recovery codes"
			}
			name="code"
			autoComplete="one-time-code"
			autoCapitalize="none"
			spellCheck={false}
			required
			{...(isOfAuthenticator && { inputMode: "numeric" })}
			errors={errors}
		/>
	);
}
