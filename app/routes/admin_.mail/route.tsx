import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { MailLists } from "#app/components/admin/mail-list.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { misfit } from "#app/http/forms/refused.ts";
import { discardMail, sendTestMail, tryMailAgain } from "#app/services/mail/look-after-mails.ts";
import { isExpired } from "#app/services/mail/send-due.ts";
import { listMails, type Mail } from "#db/queries/mails.ts";
import type { Store } from "#db/store.ts";

/** So many of the latest of each state are shown. */
const SHOWN = 100;
/** What an administrator may have to do something about comes first. */
const STATES = ["failed", "waiting", "sent"] as const;

const mail = z.coerce.number({ error: "Missing" }).int();
const schema = z.discriminatedUnion("intent", [
	z.object({ intent: z.literal("test") }),
	z.object({ intent: z.literal("try-again"), mail }),
	z.object({ intent: z.literal("discard"), mail }),
]);

export const meta: MetaFunction = () => [{ title: "Mail · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	return {
		isOn: context.mail !== undefined,
		email: user.email,
		lists: STATES.map((state) => listOf(context.store, state)),
	};
});

function listOf(store: Store, state: Mail["state"]) {
	const { mails, count } = listMails(store, state, SHOWN);
	return { state, count, mails: mails.map((each) => ({ ...each, isExpired: isExpired(each) })) };
}

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const { store, vault, mail } = context;
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") return misfit(submission);
	const { value } = submission;
	if (value.intent === "discard") {
		discardMail(store, user, value.mail);
		return redirectWithNotice(context, "/admin/mail", "The mail is discarded.");
	}
	if (!mail) return data({ refused: "This server sends no mail: SMTP_URL is not set." }, { status: 400 });
	if (value.intent === "test") sendTestMail(store, user, { vault, publicUrl: mail.publicUrl });
	else tryMailAgain(store, user, value.mail);
	mail.wake();
	const said =
		value.intent === "test" ? `A test mail is on its way to ${user.email}.` : "The mail is tried again.";
	return redirectWithNotice(context, "/admin/mail", `${said} Reload this page to see what became of it.`);
});

export default function AdministrationOfMail() {
	const { isOn, email, lists } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<h1>Mail</h1>
			{isOn ? (
				<>
					<p className="mt-2 max-w-3xl">
						Invitations, links for new passwords that people ask for, and what people want to be told of. What
						could not be sent is tried again for two days.
					</p>
					<Form method="post" className="mt-4">
						<Button type="submit" name="intent" value="test">
							Send a test mail to {email}
						</Button>
					</Form>
				</>
			) : (
				<p className="mt-2 max-w-3xl">
					This server sends no mail, so you pass on links yourself. Its operator can set up mail with{" "}
					<code>SMTP_URL</code> and <code>MAIL_FROM</code>.
				</p>
			)}
			<MailLists lists={lists} canSend={isOn} />
		</>
	);
}
