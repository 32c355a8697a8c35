import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { canEdit, requireUser } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { NoticeSection } from "#app/components/account/notice-section.tsx";
import { OpenIdSection } from "#app/components/account/openid-section.tsx";
import { PasswordSection } from "#app/components/account/password-section.tsx";
import { SessionList } from "#app/components/account/session-list.tsx";
import { TokenSection } from "#app/components/account/token-section.tsx";
import { AuditLog } from "#app/components/audit-log.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import type { AppContext } from "#app/http/context.ts";
import { fieldErrorsOf, parseForm } from "#app/http/forms/form.ts";
import { listTokens } from "#app/services/api-tokens.ts";
import { hasPassword } from "#app/services/log-in.ts";
import { hasSecondFactor } from "#app/services/second-factor/check-code.ts";
import { listEventsOf } from "#db/queries/audit-events.ts";
import { identityOf } from "#db/queries/identities.ts";
import { choicesOf } from "#db/queries/notices.ts";
import { listSessions } from "#db/queries/sessions.ts";
import { performAccountAction } from "./answer.ts";
import { accountAction } from "./form.ts";

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
	const submission = await parseForm(request, accountAction);
	const refused = (fieldErrors?: Record<string, string[]>) => {
		const result = submission.reply({ ...(fieldErrors && { fieldErrors }), hideFields: ["current", "next"] });
		const said = { intent: String(submission.payload.intent), result, made: null, goOn: null };
		return data(said, { status: 400 });
	};
	if (submission.status !== "success") return refused();
	try {
		const done = await performAccountAction(context, user, submission.value);
		if ("said" in done) return redirectWithNotice(context, "/account", done.said);
		const shown = { made: null, goOn: null, ...done };
		return data({ intent: submission.value.intent, result: null, ...shown });
	} catch (error) {
		return refused(fieldErrorsOf(error));
	}
});

export default function Account() {
	const { user, sessions, tokens, mayWrite, notices, hasFactor, hasPassword, openId, events } =
		useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const resultOf = (intent: string) => (answer?.intent === intent && answer.result) || undefined;
	return (
		<div className="grid grid-cols-1 max-w-2xl gap-10">
			<div>
				<h1>{user.name}</h1>
				<p className="mt-1 text-muted">
					{user.email} · {user.role}
				</p>
			</div>
			<PasswordSection
				lastResult={resultOf("change-password")}
				hasPassword={hasPassword}
				instead={openId?.label ?? null}
			/>
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
