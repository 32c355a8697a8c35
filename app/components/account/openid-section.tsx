import { Form } from "@remix-run/react";
import { formatDay } from "#app/domain/format/format-date.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { CurrentPassword } from "./current-password.tsx";

interface OpenIdSectionProps {
	/** What the provider is called. */
	label: string;
	linked: { email: string | null; since: string } | null;
	hasPassword: boolean;
	/** Where somebody goes on who has just given their password, to log in at the provider. */
	goOn: string | null;
	errors: string[] | undefined;
}

/** Whether a person can log in with the provider too, and the way to link both or to end that. */
export function OpenIdSection({ label, linked, hasPassword, goOn, errors }: OpenIdSectionProps) {
	return (
		<section aria-labelledby="openid">
			<h2 id="openid">Logging in with {label}</h2>
			<p className="mt-1">
				{linked
					? `Linked since ${formatDay(linked.since)}${linked.email ? `, with ${linked.email}` : ""}.`
					: "Not linked: you log in by password alone."}
			</p>
			{goOn ? (
				<p className="mt-4">
					<a href={goOn} className={buttonLook("primary")}>
						Go on to {label}
					</a>
				</p>
			) : linked && !hasPassword ? (
				<p className="mt-1 text-muted">To unlink it, set a password first.</p>
			) : (
				<Form method="post" className="mt-4 grid max-w-sm grid-cols-1 gap-4" noValidate>
					<CurrentPassword hasPassword={hasPassword} errors={errors} />
					<div>
						<Button type="submit" name="intent" value={linked ? "unlink" : "link"}>
							{linked ? "Unlink it" : `Link with ${label}`}
						</Button>
					</div>
				</Form>
			)}
		</section>
	);
}
