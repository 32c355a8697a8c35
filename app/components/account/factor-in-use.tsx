import { Form } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import { Button } from "../ui/button.tsx";
import { CodeField, type ErrorsOf } from "./code-field.tsx";
import { CurrentPassword } from "./current-password.tsx";

/** What can be done with a second factor that is on: other recovery codes, or none at all. */
export function FactorInUse({
	codesLeft,
	hasPassword,
	errorsOf,
}: {
	codesLeft: number;
	hasPassword: boolean;
	errorsOf: ErrorsOf;
}) {
	return (
		<>
			<p className="mt-4 font-medium">It is on.</p>
			<section aria-labelledby="renew" className="mt-8">
				<h2 id="renew">Recovery codes</h2>
				<p className="mt-1 text-muted">
					You have {counted(codesLeft, "recovery code")} left. New ones take the place of all of them.
				</p>
				<Form method="post" className="mt-4 grid max-w-sm grid-cols-1 gap-4" noValidate>
					<CodeField errors={errorsOf("renew").code ?? undefined} />
					<div>
						<Button type="submit" name="intent" value="renew">
							Make new recovery codes
						</Button>
					</div>
				</Form>
			</section>
			<section aria-labelledby="off" className="mt-8">
				<h2 id="off">Turn it off</h2>
				<Form method="post" className="mt-4 grid max-w-sm grid-cols-1 gap-4" noValidate>
					<CurrentPassword hasPassword={hasPassword} errors={errorsOf("turn-off").current ?? undefined} />
					<CodeField errors={errorsOf("turn-off").code ?? undefined} />
					<div>
						<Button type="submit" look="danger" name="intent" value="turn-off">
							Turn it off
						</Button>
					</div>
				</Form>
			</section>
		</>
	);
}
