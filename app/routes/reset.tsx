import { useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LinkForm } from "#app/components/link-form.tsx";
import { NewPasswordField } from "#app/components/new-password-field.tsx";
import { hidden, newPassword } from "#app/domain/accounts/account-fields.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { answerLink } from "#app/http/log-in/answer-link.ts";
import { redeemReset, requireReset } from "#app/services/password-resets.ts";

const schema = z.object({ token: hidden, password: newPassword });

export const meta: MetaFunction = () => [{ title: "New password · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const token = new URL(request.url).searchParams.get("token") ?? "";
	const { name, email } = requireReset(context.store, token);
	return { token, name, email };
});

export const action = answering((asked: ActionFunctionArgs) =>
	answerLink(asked, schema, {
		...{ by: "reset link", address: "/account" },
		use: ({ token, password }) => redeemReset(asked.context.store, token, password),
	}),
);

export default function ResetPassword() {
	const { token, name, email } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const [form, fields] = useForm<z.input<typeof schema>>({ lastResult });
	return (
		<div className="max-w-md">
			<h1>New password</h1>
			<p className="mt-2">
				For the account of {name} with the address <strong>{email}</strong>. Once it is set, all sessions of
				the account end and its API tokens are revoked.
			</p>
			<LinkForm form={form} token={token} act="Set it and log in">
				{/* Tells a password manager whose password it is. */}
				<input type="text" autoComplete="username" value={email} readOnly hidden />
				<NewPasswordField label="New password" field={fields.password} />
			</LinkForm>
		</div>
	);
}
