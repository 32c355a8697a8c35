import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { ArchiveList } from "#app/components/admin/archive-list.tsx";
import { AuditFilter, auditQuery } from "#app/components/admin/audit-filter.tsx";
import { InviteForm } from "#app/components/admin/invite-form.tsx";
import { PeopleTable } from "#app/components/admin/people-table.tsx";
import { RequireFactorForm } from "#app/components/admin/require-factor-form.tsx";
import { ResetLink } from "#app/components/admin/reset-link.tsx";
import { SampleLibrary } from "#app/components/admin/sample-library.tsx";
import { AuditLog } from "#app/components/audit-log.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageLinks } from "#app/components/ui/page-links.tsx";
import { SearchForm } from "#app/components/ui/search-form.tsx";
import { AUDIT_KINDS } from "#app/domain/accounts/audit-kinds.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { unkeptHeaders } from "#app/http/answers/cache-control.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { publicOrigin } from "#app/http/answers/public-origin.ts";
import { readChoice } from "#app/http/api/list-query.ts";
import { fieldErrorsOf, parseForm } from "#app/http/forms/form.ts";
import { saidOf } from "#app/http/forms/refused.ts";
import { listArchive } from "#app/services/list-archive.ts";
import { secondFactorRequiredOf } from "#app/services/second-factor/require-of.ts";
import { countSamples } from "#db/queries/all-studies.ts";
import { listAuditEvents } from "#db/queries/audit-events.ts";
import { listInvitations } from "#db/queries/invitations.ts";
import { listResets } from "#db/queries/password-resets.ts";
import { listPeople } from "#db/queries/people.ts";
import { listSecondFactorHolders } from "#db/queries/second-factors.ts";
import { performAdminAction } from "./answer.ts";
import { adminAction } from "./form.ts";

const PAGE = 50;

export const meta: MetaFunction = () => [{ title: "Administration · Equipoise" }];

export const headers = unkeptHeaders;

export const loader = answering(async ({ request, context }: LoaderFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const { store } = context;
	const search = new URL(request.url).searchParams;
	const before = wholeNumber(search.get("before"));
	const kind = readChoice(search, "kind", AUDIT_KINDS);
	// What happened up to now is in the list.
	await context.notes.flush();
	const wanted = { limit: PAGE + 1, ...(before && { before }), ...(kind && { kind }) };
	const events = listAuditEvents(store, wanted);
	const now = new Date().toISOString();
	const resets = listResets(store, now);
	const holders = listSecondFactorHolders(store);
	const find = search.get("find")?.trim().slice(0, 200) ?? "";
	const page = Math.max(1, wholeNumber(search.get("people")) ?? 1);
	const people = listPeople(store, { find, limit: PAGE + 1, offset: (page - 1) * PAGE });
	return {
		self: user.id,
		find,
		page,
		people: people.slice(0, PAGE).map((person) => ({
			...person,
			resetUntil: resets.get(person.id) ?? null,
			hasSecondFactor: holders.has(person.id),
		})),
		requiredOf: secondFactorRequiredOf(store),
		morePeople: people.length > PAGE,
		invitations: listInvitations(store, now),
		samples: countSamples(store),
		archive: listArchive(store, (pageBy) => wholeNumber(search.get(pageBy))),
		audit: {
			events: events.slice(0, PAGE),
			kind: kind ?? null,
			older: events.length > PAGE ? events[PAGE - 1]?.id : undefined,
		},
	};
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const user = requireAdministrator(context.viewer);
	const submission = await parseForm(request, adminAction);
	const refused = (fieldErrors?: Record<string, string[]>) => {
		const reply = submission.reply({ ...(fieldErrors && { fieldErrors }), hideFields: ["ownPassword"] });
		const message = saidOf(reply);
		const inviting = submission.payload.intent === "invite";
		const said = { result: inviting ? reply : null, refused: inviting ? null : message };
		return data({ ...said, link: null }, { status: 400 });
	};
	if (submission.status !== "success") return refused();
	const origin = publicOrigin({ request, context });
	try {
		const done = await performAdminAction(context, user, submission.value, origin);
		if ("link" in done) return data({ result: null, refused: null, link: done.link });
		return redirectWithNotice(context, done.address ?? `/admin${new URL(request.url).search}`, done.said);
	} catch (error) {
		return refused(fieldErrorsOf(error));
	}
});

export default function Administration() {
	const { self, find, page, people, morePeople, requiredOf, invitations, samples, archive, audit } =
		useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const link = answer?.link ?? null;
	return (
		<div className="grid grid-cols-1 gap-12">
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<h1>Administration</h1>
			<section aria-labelledby="library">
				<h2 id="library">This library</h2>
				<p className="mt-2">
					<Link to="/admin/instance">Its name, description, contact and logo</Link>
				</p>
				<p className="mt-1">
					<Link to="/admin/mail">Mails sent, waiting and failed</Link>
				</p>
			</section>
			<section aria-labelledby="people">
				<h2 id="people">People</h2>
				{link?.kind === "reset" && <ResetLink link={link} />}
				{(find !== "" || page > 1 || morePeople) && (
					<SearchForm
						label="Search the people"
						name="find"
						value={find}
						placeholder="Name or email address"
					/>
				)}
				{people.length > 0 ? (
					<PeopleTable people={people} self={self} />
				) : (
					<p className="mt-4">
						Nobody has this in their name or email address. <Link to="/admin">Show everybody</Link>.
					</p>
				)}
				<PageLinks
					label="Pages of people"
					page={page}
					hasNext={morePeople}
					at={(number) => `?${new URLSearchParams({ ...(find && { find }), people: String(number) })}`}
				/>
			</section>
			<section aria-labelledby="second-factor">
				<h2 id="second-factor">Second factor</h2>
				<RequireFactorForm of={requiredOf} />
			</section>
			<section aria-labelledby="invite">
				<h2 id="invite">Invite somebody</h2>
				<InviteForm
					invitations={invitations}
					link={link?.kind === "invitation" ? link : null}
					lastResult={answer?.result ?? undefined}
				/>
			</section>
			{samples > 0 && (
				<section aria-labelledby="samples">
					<h2 id="samples">Sample library</h2>
					<SampleLibrary samples={samples} />
				</section>
			)}
			<section aria-labelledby="reread">
				<h2 id="reread">Registry records</h2>
				<p className="mt-2">
					<Link to="/import/reread">Read registry records again</Link>: shows what would change, and changes
					nothing until you say so.
				</p>
			</section>
			<section aria-labelledby="archive">
				<h2 id="archive">Archive</h2>
				{archive.map((list) => (
					<ArchiveList key={list.kind} {...list} />
				))}
			</section>
			<section aria-labelledby="audit">
				<h2 id="audit">What was done</h2>
				<AuditFilter kind={audit.kind} />
				<AuditLog events={audit.events} />
				{audit.older !== undefined && (
					<p className="mt-4">
						<Link to={`?${auditQuery({ kind: audit.kind, before: audit.older })}#audit`}>Older</Link>
					</p>
				)}
			</section>
		</div>
	);
}
