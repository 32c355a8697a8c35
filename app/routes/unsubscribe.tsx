import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { SUBJECT_WORDS } from "#app/domain/accounts/notice-subjects.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import type { AppContext } from "#app/http/context.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { chooseNotices } from "#app/services/mail/notice-choices.ts";
import { readUnsubscribe } from "#app/services/mail/unsubscribe.ts";
import { choicesOf } from "#db/queries/notices.ts";

export const handle: RouteHandle = { beforeSecondFactor: true };

export const meta: MetaFunction = () => [{ title: "No more mails · Equipoise" }];

export const headers = unkeptHeaders;

/** Opening the link changes nothing: programs that look mails through for viruses open it too. */
export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { userId, about } = requireSigned(request, context);
	return { about, isOver: choicesOf(context.store, userId)[about] === "never" };
});

/** Its address is all that is looked at: mail programs post `List-Unsubscribe=One-Click` there (RFC 8058). */
export const action = answering(({ request, context }: LoaderFunctionArgs) => {
	const { userId, about } = requireSigned(request, context);
	chooseNotices(context.store, userId, { [about]: "never" }, { by: "the link of a mail" });
	return data({ done: true });
});

function requireSigned(request: Request, { vault }: AppContext) {
	const found = readUnsubscribe(vault, new URL(request.url).searchParams);
	if (found) return found;
	throw new Problem(
		"not-found",
		"This link is not whole, or older than this server’s secret. Log in and choose on your account page what you are told of.",
	);
}

export default function Unsubscribe() {
	const { about, isOver } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<div className="max-w-md">
			<h1>No more mails</h1>
			{answer?.done || isOver ? (
				<div className="mt-4">
					<Notice kind="done">You get no more mails about {SUBJECT_WORDS[about]}.</Notice>
				</div>
			) : (
				<Form method="post" className="mt-4">
					<p>About {SUBJECT_WORDS[about]}.</p>
					<Button type="submit" look="primary" className="mt-4">
						Send me no more of these
					</Button>
				</Form>
			)}
			<p className="mt-6 text-sm text-muted">
				You can choose otherwise at any time on <Link to="/account#notices">your account page</Link>.
			</p>
		</div>
	);
}
