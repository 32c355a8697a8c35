import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { ArchiveList } from "#app/components/admin/archive-list.tsx";
import { AuditLog } from "#app/components/admin/audit-log.tsx";
import { InviteForm } from "#app/components/admin/invite-form.tsx";
import { PeopleTable } from "#app/components/admin/people-table.tsx";
import { SampleLibrary } from "#app/components/admin/sample-library.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { counted } from "#app/domain/format.ts";
import { Problem } from "#app/domain/problem.ts";
import { adminDeed } from "#app/http/admin-deed.ts";
import { answering } from "#app/http/answering.ts";
import { parseForm } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import { changeAccount } from "#app/services/accounts.ts";
import { invite, withdrawInvitation } from "#app/services/invitations.ts";
import { listArchive } from "#app/services/list-archive.ts";
import { countSamples, removeSamples } from "#app/services/sample-library.ts";
import { takeBackStudy } from "#app/services/take-back-study.ts";
import { takeBackSynthesis } from "#app/services/take-back-synthesis.ts";
import { listAuditEvents, listInvitations, listPeople } from "#db/queries/people.ts";

const PAGE = 50;

export const meta: MetaFunction = () => [{ title: "Administration · Equipoise" }];

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const { store } = context;
	const search = new URL(request.url).searchParams;
	const before = wholeNumber(search.get("before"));
	const events = listAuditEvents(store, { limit: PAGE + 1, ...(before && { before }) });
	return {
		self: user.id,
		people: listPeople(store),
		invitations: listInvitations(store, new Date().toISOString()),
		samples: countSamples(store),
		archive: listArchive(store, (pageBy) => wholeNumber(search.get(pageBy))),
		events: events.slice(0, PAGE),
		older: events.length > PAGE ? events[PAGE - 1]?.id : undefined,
	};
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const submission = await parseForm(request, adminDeed);
	if (submission.status !== "success") {
		const inviting = submission.payload.intent === "invite";
		const [message] = Object.values(submission.error ?? {}).flatMap((messages) => messages ?? []);
		const refused = inviting ? null : (message ?? "This form needs mending.");
		return data({ result: inviting ? submission.reply() : null, link: null, refused }, { status: 400 });
	}
	const { value } = submission;
	const { store } = context;
	switch (value.intent) {
		case "invite": {
			try {
				const token = invite(store, user, value);
				const origin = context.settings.publicUrl ?? new URL(request.url).origin;
				const link = { email: value.email, address: `${origin}/join?token=${token}` };
				return data({ result: null, link, refused: null });
			} catch (error) {
				if (!(error instanceof Problem) || error.fields.length === 0) throw error;
				const result = submission.reply({ fieldErrors: { email: [error.message] } });
				return data({ result, link: null, refused: null }, { status: 400 });
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
		case "take-back": {
			const { kind, ...deed } = value;
			const takeBack = kind === "study" ? takeBackStudy : takeBackSynthesis;
			const { visibility } = takeBack(store, { ...deed, actor: user });
			const message = visibility === "draft" ? "It is back, as a draft." : "It is back in the library.";
			const address = `/${kind === "study" ? "studies" : "syntheses"}/${value.slug}`;
			return redirectWithNotice(context, address, message);
		}
		case "remove-samples":
			return redirectWithNotice(
				context,
				"/admin",
				`${counted(removeSamples(store, user), "sample study", "sample studies")} removed from the library.`,
			);
	}
});

export default function Administration() {
	const { self, people, invitations, samples, archive, events, older } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<div className="grid grid-cols-1 gap-12">
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
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
					<SampleLibrary samples={samples} />
				</section>
			)}
			<section aria-labelledby="archive">
				<h2 id="archive">Archive</h2>
				{archive.map((list) => (
					<ArchiveList key={list.kind} {...list} />
				))}
			</section>
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
