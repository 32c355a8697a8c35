import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { NewPasswordField } from "../new-password-field.tsx";
import { Button } from "../ui/button.tsx";
import { CurrentPassword } from "./current-password.tsx";

interface PasswordSectionProps {
	lastResult: SubmissionResult | undefined;
	hasPassword: boolean;
	/** What somebody logs in with who has no password. */
	instead: string | null;
}

/** Changes a person’s password, or sets the first one of who logs in elsewhere alone. */
export function PasswordSection({ lastResult, hasPassword, instead }: PasswordSectionProps) {
	const [form, fields] = useForm<{ intent: string; current: string; next: string }>({ lastResult });
	return (
		<section aria-labelledby="password">
			<h2 id="password">{hasPassword ? "Change the password" : "Set a password"}</h2>
			{!hasPassword && instead && (
				<p className="mt-1 text-muted">You have none here: you log in with {instead} alone.</p>
			)}
			<Form method="post" className="mt-4 grid grid-cols-1 max-w-sm gap-4" {...getFormProps(form)} noValidate>
				<input type="hidden" name="intent" value="change-password" />
				<CurrentPassword hasPassword={hasPassword} errors={fields.current.errors} />
				<NewPasswordField label="New password" field={fields.next} />
				<div>
					<Button type="submit">{hasPassword ? "Change it" : "Set it"}</Button>
				</div>
			</Form>
		</section>
	);
}
