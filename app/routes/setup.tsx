import { getFormProps, useForm } from "@conform-to/react";
import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { NewAccountFields } from "#app/components/new-account-fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Field, fieldProps } from "#app/components/ui/field.tsx";
import { email, hidden, newPassword, personName } from "#app/domain/accounts/account-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { fieldErrorsOf, parseForm } from "#app/http/forms/form.ts";
import { logInAs } from "#app/http/log-in/log-in.ts";
import { setUp } from "#app/services/accounts.ts";
import { isSetupToken } from "#app/services/setup-link.ts";

const schema = z.object({ token: hidden, name: personName, email, password: newPassword });

export const meta: MetaFunction = () => [{ title: "Set up · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const token = new URL(request.url).searchParams.get("token") ?? "";
	if (!isSetupToken(context.store, token)) {
		throw new Problem(
			"not-found",
			"This setup link is not valid. While no account exists, the server prints a new one each time it starts.",
		);
	}
	return { token };
});

export const action = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const submission = await parseForm(request, schema);
	const refused = (fieldErrors = {}) =>
		data(submission.reply({ fieldErrors, hideFields: ["password"] }), { status: 400 });
	if (submission.status !== "success") return refused();
	const { token, ...person } = submission.value;
	let userId: number;
	try {
		userId = await setUp(context.store, token, person);
	} catch (error) {
		return refused(fieldErrorsOf(error));
	}
	return logInAs(context, request, { userId, by: "set-up link", address: "/" });
});

export default function SetUp() {
	const { token } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const [form, fields] = useForm<z.input<typeof schema>>({ lastResult });
	return (
		<div className="max-w-md">
			<h1>Set up Equipoise</h1>
			<p className="mt-2">Make the first administrator. You can invite everybody else afterwards.</p>
			<Form method="post" className="mt-6 grid grid-cols-1 gap-4" {...getFormProps(form)} noValidate>
				<input type="hidden" name="token" value={token} />
				<Field label="E-mail" type="email" autoComplete="username" {...fieldProps(fields.email)} />
				<NewAccountFields name={fields.name} password={fields.password} />
				<div>
					<Button type="submit" look="primary">
						Make the account
					</Button>
				</div>
			</Form>
		</div>
	);
}
