import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CodeField } from "#app/components/account/code-field.tsx";
import { LogInButton } from "#app/components/log-in-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { counted } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { safeReturnTo } from "#app/http/addresses/return-to.ts";
import { answering, sayWhen } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { openSessionAs } from "#app/http/log-in/log-in.ts";
import { readFirstStep, takeCode } from "#app/http/log-in/second-step.ts";
import { countRecoveryCodes } from "#db/queries/second-factors.ts";
import type { Store } from "#db/store.ts";

const schema = z.object({
	code: z.string({ error: "Enter the code" }).max(100, "Too long"),
	returnTo: z.string().optional(),
});

const TOO_LATE = "That took too long, or your account was changed meanwhile. Log in again.";

export const meta: MetaFunction = () => [{ title: "Log in · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"));
	if (context.viewer.kind === "user") throw redirect(returnTo);
	if (!(await readFirstStep(context, request))) throw redirect(`/login?${new URLSearchParams({ returnTo })}`);
	return { returnTo };
});

export const action = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const submission = await parseForm(request, schema);
	const begun = await readFirstStep(context, request);
	if (!begun) return redirectWithNotice(context, "/login", TOO_LATE, { kind: "problem" });
	const { userId, by, notice } = begun;
	if (submission.status !== "success") return data({ errors: submission.error?.code, message: null }, 400);
	const { code, returnTo } = submission.value;
	try {
		const and = await takeCode(context, request, { userId, code });
		const said = and === "recovery code" ? [notice, codesLeft(context.store, userId)] : [notice];
		const coming = { userId, by, address: safeReturnTo(returnTo), notice: said.filter(Boolean).join(" ") };
		return await openSessionAs(context, request, coming, and);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		sayWhen(context, error);
		const [field] = error.fields;
		const said = { errors: field && [field.message], message: field ? null : error.message };
		return data(said, { status: error.status });
	}
});

function codesLeft(store: Store, userId: number): string {
	const left = counted(countRecoveryCodes(store, userId), "recovery code");
	return `You have ${left} left. Make new ones, or set up another authenticator, on your account page.`;
}

export default function LogInWithCode() {
	const { returnTo } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<div className="max-w-md">
			{answer?.message && <Notice kind="problem">{answer.message}</Notice>}
			<h1>Log in</h1>
			<p className="mt-2">Your account asks for a code besides the password.</p>
			<Form method="post" className="mt-6 grid max-w-sm grid-cols-1 gap-4" noValidate>
				<input type="hidden" name="returnTo" value={returnTo} />
				<CodeField errors={answer?.errors ?? undefined} />
				<LogInButton />
			</Form>
			<p className="mt-6 text-sm text-muted">
				If you have neither your authenticator nor a recovery code, an administrator can take the second
				factor away. <Link to="/login">Log in as somebody else</Link>.
			</p>
		</div>
	);
}
