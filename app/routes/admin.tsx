import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { AuditLog } from "#app/components/admin/audit-log.tsx";
import { InviteForm } from "#app/components/admin/invite-form.tsx";
import { PeopleTable } from "#app/components/admin/people-table.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { email, hidden, role } from "#app/domain/account-fields.ts";
import { counted } from "#app/domain/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answering.ts";
import { parseForm } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import { changeAccount } from "#app/services/accounts.ts";
import { invite, withdrawInvitation } from "#app/services/invitations.ts";
import { countSamples, removeSamples } from "#app/services/sample-library.ts";
import { listAuditEvents, listInvitations, listPeople } from "#db/queries/people.ts";

const userId = z.coerce.number({ error: "Missing" }).int();
const schema = z.discriminatedUnion("intent", [
	z.object({ intent: z.literal("invite"), email, role }),
	z.object({ intent: z.literal("withdraw-invitation"), email: hidden }),
	z.object({ intent: z.literal("role"), userId, role }),
	z.object({ intent: z.literal("close"), userId }),
	z.object({ intent: z.literal("reopen"), userId }),
	z.object({ intent: z.literal("remove-samples") }),
]);

const AUDIT_PAGE = 50;

export const meta: MetaFunction = () => [{ title: "Administration · Equipoise" }];

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const { store } = context;
	const before = Number(new URL(request.url).searchParams.get("before")) || undefined;
	const events = listAuditEvents(store, { limit: AUDIT_PAGE + 1, ...(before && { before }) });
	return {
		self: user.id,
		people: listPeople(store),
		invitations: listInvitations(store, new Date().toISOString()),
		samples: countSamples(store),
		events: events.slice(0, AUDIT_PAGE),
		older: events.length > AUDIT_PAGE ? events[AUDIT_PAGE - 1]?.id : undefined,
	};
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const submission = await parseForm(request, schema);
	if (submission.status !== "success")
		return data({ result: submission.reply(), link: null }, { status: 400 });
	const { value } = submission;
	const { store } = context;
	switch (value.intent) {
		case "invite": {
			try {
				const token = invite(store, user, value);
				const origin = context.settings.publicUrl ?? new URL(request.url).origin;
				return data({ result: null, link: { email: value.email, address: `${origin}/join?token=${token}` } });
			} catch (error) {
				if (!(error instanceof Problem) || error.fields.length === 0) throw error;
				return data(
					{ result: submission.reply({ fieldErrors: { email: [error.message] } }), link: null },
					{ status: 400 },
				);
			}
		}
		case "withdraw-invitation":
			withdrawInvitation(store, user, value.email);
			return redirectWithNotice(context, "/admin", `The invitation to ${value.email} is withdrawn.`);
		case "role":
			changeAccount(store, user, value.userId, { kind: "role", role: value.role });
			return redirectWithNotice(context, "/admin", "The role is changed.");
		case "close":
			changeAccount(store, user, value.userId, { kind: "close" });
			return redirectWithNotice(context, "/admin", "The account is closed and its sessions are ended.");
		case "reopen":
			changeAccount(store, user, value.userId, { kind: "reopen" });
			return redirectWithNotice(context, "/admin", "The account is open again.");
		case "remove-samples":
			return redirectWithNotice(
				context,
				"/admin",
				`${counted(removeSamples(store, user), "sample study", "sample studies")} removed from the library.`,
			);
	}
});

export default function Administration() {
	const { self, people, invitations, samples, events, older } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<div className="grid grid-cols-1 gap-12">
			<h1>Administration</h1>
			<section aria-labelledby="people">
				<h2 id="people">People</h2>
				<PeopleTable people={people} self={self} />
			</section>
			<section aria-labelledby="invite">
				<h2 id="invite">Invite somebody</h2>
				<InviteForm
					invitations={invitations}
					link={answer?.link ?? null}
					lastResult={answer?.result ?? undefined}
				/>
			</section>
			{samples > 0 && (
				<section aria-labelledby="samples">
					<h2 id="samples">Sample library</h2>
					<p className="mt-2">
						{counted(samples, "study", "studies")} came with the program, so that there is something to look
						at.
					</p>
					<Form method="post" className="mt-4">
						<input type="hidden" name="intent" value="remove-samples" />
						<Button type="submit" look="danger">
							Remove the sample studies
						</Button>
					</Form>
				</section>
			)}
			<section aria-labelledby="audit">
				<h2 id="audit">What was done</h2>
				<AuditLog events={events} />
				{older !== undefined && (
					<p className="mt-4">
						<Link to={`?before=${older}#audit`}>Older</Link>
					</p>
				)}
			</section>
		</div>
	);
}
