import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AddressField } from "#app/components/ui/address-field.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { email } from "#app/domain/accounts/account-fields.ts";
import { contactAddress } from "#app/domain/instance.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { tooManyWrong } from "#app/http/log-in/attempts.ts";
import { readInstance } from "#app/services/instance.ts";
import { askForReset } from "#app/services/mail/mailed-reset.ts";
import type { Store } from "#db/store.ts";

const schema = z.object({ email });

/** The same whether there is such an account or not. */
const SAID =
	"If there is an open account with this address, a mail with a link is on its way to it. The link works once, for an hour.";

export const meta: MetaFunction = () => [{ title: "Forgot your password? · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(({ context }: LoaderFunctionArgs) => ({
	hasMail: context.mail !== undefined,
	contact: contactOf(context.store),
}));

function contactOf(store: Store) {
	const { contact } = readInstance(store);
	return contact === undefined ? null : { words: contact, address: contactAddress(contact) };
}

export const action = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const { mail, store, logInLimit, clientAddress } = context;
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") {
		const typed = submission.payload.email;
		return data({ typed: typeof typed === "string" ? typed : "", errors: submission.error?.email }, 400);
	}
	if (mail) {
		const here = await logInLimit.begin({ mailFrom: clientAddress });
		if ("wait" in here)
			throw tooManyWrong("Too many new passwords were asked for from where you are.", here.wait);
		// Beyond its own count an address gets no more mails, and nobody is told so.
		if (!("wait" in (await logInLimit.begin({ mailTo: submission.value.email })))) {
			askForReset(store, submission.value.email);
			mail.wake();
		}
	}
	return redirectWithNotice(
		context,
		"/login",
		mail ? SAID : "This server sends no mail. Ask an administrator.",
	);
});

export default function ForgotPassword() {
	const { hasMail, contact } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<div className="max-w-md">
			<h1>Forgot your password?</h1>
			{hasMail ? (
				<>
					<p className="mt-2">A link by which you set a new one is sent to the address of your account.</p>
					<Form method="post" className="mt-6 grid max-w-sm grid-cols-1 gap-4" noValidate>
						<AddressField typed={answer?.typed} errors={answer?.errors} />
						<div>
							<Button type="submit" look="primary">
								Send the link
							</Button>
						</div>
					</Form>
				</>
			) : (
				<p className="mt-2">
					This server sends no mail. Ask an administrator: they can make a link that sets a new password.
				</p>
			)}
			{contact && (
				<p className="mt-6 text-sm text-muted">
					Contact for this library: <a href={contact.address}>{contact.words}</a>
				</p>
			)}
		</div>
	);
}
