import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { whyEasy } from "#app/auth/easy-passwords.ts";
import { LogInForm } from "#app/components/log-in-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { givenPassword } from "#app/domain/accounts/account-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { safeReturnTo } from "#app/http/addresses/return-to.ts";
import { answering, sayWhen } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import type { AppContext } from "#app/http/context.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { logInAs, tryPassword } from "#app/http/log-in/log-in.ts";
import { holdForm } from "#app/services/held-forms.ts";

const schema = z.object({
	email: z.string({ error: "Enter your e-mail address" }).max(254),
	password: givenPassword("Enter your password"),
	returnTo: z.string().optional(),
	typed: z.string().optional(),
});

export const meta: MetaFunction = () => [{ title: "Log in · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"));
	if (context.viewer.kind === "user") throw redirect(returnTo);
	const { openId } = context.settings;
	const left = openId && new URL(request.url).searchParams.has("left") ? openId.label : null;
	return { returnTo, hasMail: context.mail !== undefined, openId: openId?.label ?? null, left };
});

export const action = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") {
		const given = asTyped(submission.payload);
		const { viewer } = context;
		// Who logged in meanwhile in another tab, at the provider say, has what was typed in this one brought along.
		if (viewer.kind === "user" && given.typed !== undefined)
			return redirect(heldAddress(context, viewer.id, given.returnTo, given.typed));
		return data({ result: submission.reply(), message: null, ...given }, { status: 400 });
	}
	const { email, password, typed } = submission.value;
	const returnTo = safeReturnTo(submission.value.returnTo);
	// The form says it itself, so that what was typed elsewhere before the session ended is not lost.
	const refused = (message: string, status: number) =>
		data({ result: null, message, returnTo, email, typed }, { status });
	let account: { id: number; name: string; email: string } | undefined;
	try {
		account = await tryPassword(context, request, { email, password });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		sayWhen(context, error);
		return refused(error.message, error.status);
	}
	if (!account) return refused("The e-mail address or the password is not right.", 400);
	const reason = await whyEasy(password, [account.name, account.email]);
	const address = typed === undefined ? returnTo : heldAddress(context, account.id, returnTo, typed);
	return logInAs(context, request, {
		...{ userId: account.id, by: "password", address },
		...(reason !== undefined && { notice: easyNotice(reason) }),
	});
});

function heldAddress({ store }: AppContext, userId: number, returnTo: string, typed: string): string {
	return `${returnTo.split("?")[0]}?held=${holdForm(store, userId, typed)}`;
}

const easyNotice = (reason: string) =>
	`Your password is easy to guess: ${reason}. Change it on your account page.`;

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
			{loaded.left && (
				<Notice kind="done">
					You are logged out here. You may still be logged in at {loaded.left}:{" "}
					<a href="/login/openid/out">log out there too</a>.
				</Notice>
			)}
			<h1>Log in</h1>
			<LogInForm
				returnTo={answer?.returnTo ?? loaded.returnTo}
				openId={loaded.openId}
				email={answer?.email}
				typed={answer?.typed}
				errors={answer?.result?.error ?? undefined}
			/>
			<p className="mt-6 text-sm">
				<Link to="/forgot">Forgot your password?</Link>
			</p>
			<p className="mt-2 text-sm text-muted">
				Accounts are made by invitation: ask an administrator of this server.
				{!loaded.hasMail && " If you forgot your password, they can make a link that sets a new one."}
			</p>
		</div>
	);
}
