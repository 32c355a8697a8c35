import { Form } from "@remix-run/react";
import { Button } from "./ui/button.tsx";
import { Field } from "./ui/field.tsx";
import { PasswordField } from "./ui/password-field.tsx";

export interface LogInFormProps {
	returnTo: string;
	email?: string | undefined;
	/** A form that was being filled in, URL-encoded; log-in hands it on. */
	typed?: string;
	errors?: Record<string, string[] | null> | undefined;
}

export function LogInForm({ returnTo, email, typed, errors }: LogInFormProps) {
	return (
		<Form method="post" action="/login" className="mt-6 grid grid-cols-1 max-w-sm gap-4" noValidate>
			<input type="hidden" name="returnTo" value={returnTo} />
			{typed !== undefined && <input type="hidden" name="typed" value={typed} />}
			<Field
				label="E-mail"
				name="email"
				type="email"
				autoComplete="username"
				required
				defaultValue={email}
				errors={errors?.email ?? undefined}
			/>
			<PasswordField
				label="Password"
				name="password"
				autoComplete="current-password"
				required
				errors={errors?.password ?? undefined}
			/>
			<div>
				<Button type="submit" look="primary">
					Log in
				</Button>
			</div>
		</Form>
	);
}
