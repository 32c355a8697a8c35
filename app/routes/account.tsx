import { getFormProps, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireUser } from "#app/auth/permissions.ts";
import { endSession } from "#app/auth/sessions.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Field, fieldProps } from "#app/components/ui/field.tsx";
import { hidden, newPassword } from "#app/domain/account-fields.ts";
import { formatDay } from "#app/domain/format-date.ts";
import { MIN_PASSWORD_LENGTH } from "#app/domain/password-length.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answering.ts";
import { beginAttempt } from "#app/http/attempts.ts";
import { parseForm } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import { changePassword } from "#app/services/accounts.ts";
import { listSessions } from "#db/queries/sessions.ts";

const schema = z.discriminatedUnion("intent", [
	z.object({
		intent: z.literal("change-password"),
		current: z.string({ error: "Enter your current password" }).max(1000),
		next: newPassword,
	}),
	z.object({ intent: z.literal("end-session"), session: hidden }),
]);

export const meta: MetaFunction = () => [{ title: "Account · Equipoise" }];

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	const user = requireUser(context.viewer);
	const sessions = listSessions(context.store, user.id, new Date().toISOString());
	return {
		user: { name: user.name, email: user.email, role: user.role },
		sessions: sessions.map((session) => ({ ...session, current: session.tokenHash === context.sessionHash })),
	};
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireUser(context.viewer);
	const submission = await parseForm(request, schema);
	const hideFields = ["current", "next"];
	if (submission.status !== "success") return data(submission.reply({ hideFields }), { status: 400 });
	const { value } = submission;
	if (value.intent === "end-session") {
		endSession(context.store, user.id, value.session);
		return redirectWithNotice(context, "/account", "That session is ended.");
	}
	const key = `password of ${user.id}`;
	await beginAttempt(context, [key], "Too many wrong passwords.");
	try {
		await changePassword(context.store, user, { ...value, keepSession: context.sessionHash });
	} catch (error) {
		if (!(error instanceof Problem) || error.fields.length === 0) throw error;
		const fieldErrors = Object.fromEntries(
			error.fields.map(({ path, message }) => [path.join("."), [message]]),
		);
		return data(submission.reply({ fieldErrors, hideFields }), { status: 400 });
	}
	await context.logInLimit.forget(key);
	return redirectWithNotice(
		context,
		"/account",
		"Your password is changed, and your other sessions are ended.",
	);
});

export default function Account() {
	const { user, sessions } = useLoaderData<typeof loader>();
	const lastResult = useActionData<typeof action>();
	const [form, fields] = useForm<{ intent: string; current: string; next: string }>({ lastResult });
	return (
		<div className="grid grid-cols-1 max-w-2xl gap-10">
			<div>
				<h1>{user.name}</h1>
				<p className="mt-1 text-muted">
					{user.email} · {user.role}
				</p>
			</div>
			<section aria-labelledby="password">
				<h2 id="password">Change the password</h2>
				<Form
					method="post"
					className="mt-4 grid grid-cols-1 max-w-sm gap-4"
					{...getFormProps(form)}
					noValidate
				>
					<input type="hidden" name="intent" value="change-password" />
					<Field
						label="Current password"
						type="password"
						autoComplete="current-password"
						{...fieldProps(fields.current)}
					/>
					<Field
						label="New password"
						hint={`At least ${MIN_PASSWORD_LENGTH} characters`}
						type="password"
						autoComplete="new-password"
						{...fieldProps(fields.next)}
					/>
					<div>
						<Button type="submit">Change it</Button>
					</div>
				</Form>
			</section>
			<section aria-labelledby="sessions">
				<h2 id="sessions">Where you are logged in</h2>
				<ul className="mt-4 divide-y divide-line border-y border-line">
					{sessions.map((session) => (
						<li key={session.tokenHash} className="flex flex-wrap items-center justify-between gap-3 py-3">
							<div>
								<p>{session.current ? "This browser" : session.userAgent || "A program"}</p>
								<p className="text-sm text-muted">
									Since {formatDay(session.createdAt)}, last used {formatDay(session.lastSeenAt)}
								</p>
							</div>
							{!session.current && (
								<Form method="post">
									<input type="hidden" name="intent" value="end-session" />
									<input type="hidden" name="session" value={session.tokenHash} />
									<Button type="submit" small>
										End this session
									</Button>
								</Form>
							)}
						</li>
					))}
				</ul>
			</section>
		</div>
	);
}
