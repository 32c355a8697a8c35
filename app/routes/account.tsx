import { getFormProps, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { canEdit, requireUser } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { NoticeSection } from "#app/components/account/notice-section.tsx";
import { OpenIdSection } from "#app/components/account/openid-section.tsx";
import { SessionList } from "#app/components/account/session-list.tsx";
import { TokenSection } from "#app/components/account/token-section.tsx";
import { AuditLog } from "#app/components/audit-log.tsx";
import { NewPasswordField } from "#app/components/new-password-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { fieldProps } from "#app/components/ui/field.tsx";
import { PasswordField } from "#app/components/ui/password-field.tsx";
import { givenPassword, hidden, newPassword, tokenLabel } from "#app/domain/accounts/account-fields.ts";
import { NOTICE_PACES } from "#app/domain/accounts/notice-subjects.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import type { AppContext } from "#app/http/context.ts";
import { fieldErrorsOf, parseForm } from "#app/http/forms/form.ts";
import { asksPassword } from "#app/http/log-in/attempts.ts";
import { linkKey } from "#app/http/log-in/openid.ts";
import { changePassword } from "#app/services/accounts.ts";
import { createToken, listTokens, revokeToken } from "#app/services/api-tokens.ts";
import { confirmPassword, endSessionsOf, hasPassword } from "#app/services/log-in.ts";
import { chooseNotices } from "#app/services/mail/notice-choices.ts";
import { unlink } from "#app/services/openid/link.ts";
import { hasSecondFactor } from "#app/services/second-factor/check-code.ts";
import { listEventsOf } from "#db/queries/audit-events.ts";
import { identityOf } from "#db/queries/identities.ts";
import { choicesOf } from "#db/queries/notices.ts";
import { listSessions } from "#db/queries/sessions.ts";

const schema = z.discriminatedUnion("intent", [
	z.object({
		intent: z.literal("change-password"),
		current: givenPassword("Enter your current password"),
		next: newPassword,
	}),
	z.object({ intent: z.literal("link"), current: givenPassword("Enter your current password") }),
	z.object({ intent: z.literal("unlink"), current: givenPassword("Enter your current password") }),
	z.object({ intent: z.literal("end-session"), session: hidden }),
	z.object({ intent: z.literal("end-other-sessions") }),
	z.object({
		...{ intent: z.literal("choose-notices"), account: z.enum(NOTICE_PACES), work: z.enum(NOTICE_PACES) },
	}),
	z.object({ intent: z.literal("make-token"), label: tokenLabel, scope: z.enum(["read", "write"]) }),
	z.object({ intent: z.literal("revoke-token"), token: z.coerce.number({ error: "Missing" }).int() }),
]);

/** So many of the latest events are shown. */
const EVENTS = 20;

export const meta: MetaFunction = () => [{ title: "Account · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	const user = requireUser(context.viewer);
	const sessions = listSessions(context.store, user.id, new Date().toISOString());
	return {
		user: { name: user.name, email: user.email, role: user.role },
		sessions: sessions.map((session) => ({ ...session, current: session.tokenHash === context.sessionHash })),
		tokens: listTokens(context.store, user.id),
		mayWrite: canEdit(user),
		openId: openIdOf(context, user),
		hasPassword: hasPassword(context.store, user),
		hasFactor: hasSecondFactor(context.store, user.id),
		notices: context.mail ? choicesOf(context.store, user.id) : null,
		events: listEventsOf(context.store, user.id, EVENTS),
	};
});

/** The provider that people may log in with, and whom this one is linked with there. */
function openIdOf({ settings, store }: AppContext, user: User) {
	if (!settings.openId) return null;
	const { label, issuer } = settings.openId;
	const linked = identityOf(store, user.id, issuer);
	return { label, linked: linked ? { email: linked.email, since: linked.linkedAt } : null };
}

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireUser(context.viewer);
	const submission = await parseForm(request, schema);
	const refused = (fieldErrors?: Record<string, string[]>) => {
		const result = submission.reply({ ...(fieldErrors && { fieldErrors }), hideFields: ["current", "next"] });
		const said = { intent: String(submission.payload.intent), result, made: null, goOn: null };
		return data(said, { status: 400 });
	};
	if (submission.status !== "success") return refused();
	const { value } = submission;
	try {
		switch (value.intent) {
			case "end-session":
				endSessionsOf(context.store, user, user.id, { only: value.session });
				return redirectWithNotice(context, "/account", "That session is ended.");
			case "end-other-sessions":
				endSessionsOf(context.store, user, user.id, { except: context.sessionHash });
				return redirectWithNotice(context, "/account", "Your other sessions are ended.");
			case "choose-notices":
				chooseNotices(context.store, user.id, { account: value.account, work: value.work });
				return redirectWithNotice(context, "/account", "Saved what you are told of by mail.");
			case "revoke-token":
				revokeToken(context.store, user, value.token);
				return redirectWithNotice(context, "/account", "That token is revoked.");
			case "make-token": {
				const { token } = createToken(context.store, user, { ...value, userId: user.id });
				const made = { label: value.label, token };
				return data({ intent: value.intent, result: null, made, goOn: null });
			}
			case "link":
			case "unlink": {
				const { current: password, intent } = value;
				await asksPassword(context, user, () =>
					confirmPassword(context.store, user, { password, field: "current" }),
				);
				if (intent === "link") {
					const goOn = `/login/openid?${new URLSearchParams({ link: linkKey(context, user.id) })}`;
					return data({ intent, result: null, made: null, goOn });
				}
				unlink(context.store, user);
				return redirectWithNotice(context, "/account", "Your account is not linked any more.");
			}
			case "change-password": {
				const change = { ...value, keepSession: context.sessionHash };
				await asksPassword(context, user, () => changePassword(context.store, user, change));
			}
		}
	} catch (error) {
		return refused(fieldErrorsOf(error));
	}
	return redirectWithNotice(
		context,
		"/account",
		"Your password is changed, and your other sessions are ended.",
	);
});

export default function Account() {
	const { user, sessions, tokens, mayWrite, notices, hasFactor, hasPassword, openId, events } =
		useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const resultOf = (intent: string) => (answer?.intent === intent && answer.result) || undefined;
	const [form, fields] = useForm<{ intent: string; current: string; next: string }>({
		lastResult: resultOf("change-password"),
	});
	return (
		<div className="grid grid-cols-1 max-w-2xl gap-10">
			<div>
				<h1>{user.name}</h1>
				<p className="mt-1 text-muted">
					{user.email} · {user.role}
				</p>
			</div>
			<section aria-labelledby="password">
				<h2 id="password">{hasPassword ? "Change the password" : "Set a password"}</h2>
				{!hasPassword && openId && (
					<p className="mt-1 text-muted">You have none here: you log in with {openId.label} alone.</p>
				)}
				<Form
					method="post"
					className="mt-4 grid grid-cols-1 max-w-sm gap-4"
					{...getFormProps(form)}
					noValidate
				>
					<input type="hidden" name="intent" value="change-password" />
					{hasPassword ? (
						<PasswordField
							label="Current password"
							autoComplete="current-password"
							{...fieldProps(fields.current)}
						/>
					) : (
						<input type="hidden" name="current" value="none" />
					)}
					<NewPasswordField label="New password" field={fields.next} />
					<div>
						<Button type="submit">{hasPassword ? "Change it" : "Set it"}</Button>
					</div>
				</Form>
			</section>
			<section aria-labelledby="second-factor">
				<h2 id="second-factor">Second factor</h2>
				<p className="mt-1">
					{hasFactor ? "On: a log-in asks for a code besides the password. " : "Off: a password is enough. "}
					<Link to="/account/second-factor">{hasFactor ? "Change it" : "Set it up"}</Link>
				</p>
			</section>
			{openId && (
				<OpenIdSection
					{...openId}
					hasPassword={hasPassword}
					goOn={answer?.goOn ?? null}
					errors={(resultOf("link") ?? resultOf("unlink"))?.error?.current ?? undefined}
				/>
			)}
			<SessionList sessions={sessions} />
			<TokenSection
				tokens={tokens}
				made={answer?.made ?? null}
				lastResult={resultOf("make-token")}
				mayWrite={mayWrite}
			/>
			{notices && <NoticeSection choices={notices} email={user.email} />}
			<section aria-labelledby="events">
				<h2 id="events">What happened to your account</h2>
				<p className="mt-1 text-muted">
					If something here was not you, change your password and tell an administrator.
				</p>
				<AuditLog events={events} />
			</section>
		</div>
	);
}
