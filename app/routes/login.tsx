import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { LogInForm } from "#app/components/log-in-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { answering } from "#app/http/answering.ts";
import { beginAttempt } from "#app/http/attempts.ts";
import { parseForm } from "#app/http/form.ts";
import { logInAs } from "#app/http/log-in.ts";
import { safeReturnTo } from "#app/http/return-to.ts";
import { checkLogIn } from "#app/services/accounts.ts";
import { holdForm } from "#app/services/held-forms.ts";

const schema = z.object({
	email: z.string({ error: "Enter your e-mail address" }).max(254),
	password: z.string({ error: "Enter your password" }).max(1000),
	returnTo: z.string().optional(),
	typed: z.string().optional(),
});

export const meta: MetaFunction = () => [{ title: "Log in · Equipoise" }];

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"));
	if (context.viewer.kind === "user") throw redirect(returnTo);
	return { returnTo };
});

export const action = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") {
		return data(
			{ result: submission.reply(), message: null, ...asTyped(submission.payload) },
			{ status: 400 },
		);
	}
	const { email, password, typed } = submission.value;
	const returnTo = safeReturnTo(submission.value.returnTo);
	const account = `${email.trim().toLowerCase()} ${context.clientAddress}`;
	const keys = [account, context.clientAddress];
	await beginAttempt(context, keys, "Too many failed attempts to log in.");
	const userId = await checkLogIn(context.store, email, password);
	if (userId === undefined) {
		const message = "The e-mail address or the password is not right.";
		return data({ result: null, message, returnTo, email, typed }, { status: 400 });
	}
	await context.logInLimit.takeBack([context.clientAddress]);
	await context.logInLimit.forget(account);
	if (typed === undefined) return logInAs(context, request, userId, returnTo);
	const held = holdForm(context.store, userId, typed);
	return logInAs(context, request, userId, `${returnTo.split("?")[0]}?held=${held}`);
});

function asTyped(payload: Record<string, unknown>) {
	const { email, returnTo, typed } = payload;
	return {
		email: typeof email === "string" ? email : undefined,
		typed: typeof typed === "string" ? typed : undefined,
		returnTo: safeReturnTo(typeof returnTo === "string" ? returnTo : null),
	};
}

export default function LogIn() {
	const loaded = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<div className="max-w-md">
			{answer?.message && <Notice kind="problem">{answer.message}</Notice>}
			<h1>Log in</h1>
			<LogInForm
				returnTo={answer?.returnTo ?? loaded.returnTo}
				email={answer?.email}
				errors={answer?.result?.error ?? undefined}
				{...(answer?.typed !== undefined && { typed: answer.typed })}
			/>
			<p className="mt-6 text-sm text-muted">
				Accounts are made by invitation. Ask an administrator of this server if you need one, or if you forgot
				your password.
			</p>
		</div>
	);
}
