import { Form } from "@remix-run/react";
import { AddressField } from "./ui/address-field.tsx";
import { Button, buttonLook } from "./ui/button.tsx";
import { PasswordField } from "./ui/password-field.tsx";

export interface LogInFormProps {
	returnTo: string;
	/** What the provider is called that people may log in with. */
	openId: string | null;
	email?: string | undefined;
	/** A form that was being filled in, URL-encoded; log-in hands it on. */
	typed?: string | undefined;
	errors?: Record<string, string[] | null> | undefined;
}

/** Logs in by password, or with the provider. */
export function LogInForm({ returnTo, openId, email, typed, errors }: LogInFormProps) {
	const goingOn = <GoingOn returnTo={returnTo} typed={typed} />;
	return (
		<>
			{openId && typed === undefined && <ProviderLink openId={openId} returnTo={returnTo} />}
			{openId && typed !== undefined && (
				<>
					<ProviderLink openId={openId} returnTo="/" isBeside />
					<Form method="post" action="/login" className="mt-2">
						{goingOn}
						<p className="text-sm text-muted">
							It opens in another tab, since what you typed is kept in this one. Come back when you are logged
							in:
						</p>
						<Button type="submit" className="mt-2">
							Go on with what I typed
						</Button>
					</Form>
				</>
			)}
			<Form method="post" action="/login" className="mt-6 grid grid-cols-1 max-w-sm gap-4" noValidate>
				{goingOn}
				<AddressField typed={email} errors={errors?.email} />
				<PasswordField
					label="Password"
					name="password"
					autoComplete="current-password"
					required
					errors={errors?.password ?? undefined}
				/>
				<LogInButton />
			</Form>
		</>
	);
}

export function LogInButton() {
	return (
		<div>
			<Button type="submit" look="primary">
				Log in
			</Button>
		</div>
	);
}

/** Where somebody goes on who is logged in, and with what. */
function GoingOn({ returnTo, typed }: Pick<LogInFormProps, "returnTo" | "typed">) {
	return (
		<>
			<input type="hidden" name="returnTo" value={returnTo} />
			{typed !== undefined && <input type="hidden" name="typed" value={typed} />}
		</>
	);
}

interface ProviderLinkProps {
	openId: string;
	returnTo: string;
	/** In a tab of its own, so that this page stays as it is. */
	isBeside?: boolean;
}

function ProviderLink({ openId, returnTo, isBeside = false }: ProviderLinkProps) {
	return (
		<p className="mt-6">
			<a
				href={`/login/openid?${new URLSearchParams({ returnTo })}`}
				className={buttonLook("plain")}
				{...(isBeside && { target: "_blank", rel: "noopener" })}
			>
				Log in with {openId}
			</a>
		</p>
	);
}
