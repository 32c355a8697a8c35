import { useForm } from "@conform-to/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LinkForm } from "#app/components/link-form.tsx";
import { NewAccountFields } from "#app/components/new-account-fields.tsx";
import { Field, fieldProps } from "#app/components/ui/field.tsx";
import { email, hidden, newPassword, personName } from "#app/domain/accounts/account-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { answerLink } from "#app/http/log-in/answer-link.ts";
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

export const action = answering((asked: LoaderFunctionArgs) =>
	answerLink(asked, schema, {
		...{ by: "set-up link", address: "/" },
		use: ({ token, ...person }) => setUp(asked.context.store, token, person),
	}),
);

export default function SetUp() {
	const { token } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const [form, fields] = useForm<z.input<typeof schema>>({ lastResult });
	return (
		<div className="max-w-md">
			<h1>Set up Equipoise</h1>
			<p className="mt-2">Make the first administrator. You can invite everybody else afterwards.</p>
			<LinkForm form={form} token={token} act="Make the account">
				<Field label="E-mail" type="email" autoComplete="username" {...fieldProps(fields.email)} />
				<NewAccountFields name={fields.name} password={fields.password} />
			</LinkForm>
		</div>
	);
}
