import { Link } from "@remix-run/react";
import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import { counted } from "#app/domain/format/format.ts";
import { formatMoment } from "#app/domain/format/format-date.ts";
import type { AuditEntry } from "#app/domain/views/administration.ts";

const ACTIONS: Record<AuditAction, string> = {
	"study.created": "logged",
	"study.saved": "changed",
	"study.published": "published",
	"study.withdrawn": "withdrew",
	"study.archived": "archived",
	"study.unarchived": "took back from the archive",
	"records.reread": "had all kept records read again",
	"study.matches-confirmed": "confirmed which groups are which arms of",
	"synthesis.created": "wrote the synthesis",
	"synthesis.saved": "changed the synthesis",
	"synthesis.published": "published the synthesis",
	"synthesis.withdrawn": "withdrew the synthesis",
	"synthesis.archived": "archived the synthesis",
	"synthesis.unarchived": "took back the synthesis from the archive",
	"topic.agreed": "agreed on the names of",
	"topic.saved": "changed the names of",
	"samples.removed": "removed the sample library",
	"user.set-up": "set up this server",
	"user.invited": "invited",
	"user.invitation-withdrawn": "withdrew the invitation of",
	"user.joined": "joined",
	"user.added": "added the account of",
	"user.role-changed": "changed the role of",
	"user.closed": "closed the account of",
	"user.reopened": "opened again the account of",
	"user.password-changed": "changed their password",
	"user.reset-link-made": "made a link for a new password of",
	"user.reset-link-withdrawn": "withdrew the link for a new password of",
	"user.password-reset": "set a new password by a link",
	"user.logged-in": "logged in",
	"user.log-in-failed": "failed to log in to",
	"user.logged-out": "logged out",
	"user.sessions-ended": "ended sessions of",
	"token.created": "made an API token of",
	"token.revoked": "revoked an API token of",
	"export.made": "exported",
	"instance.changed": "changed what is said of this library",
};

/** Actions that are said of somebody, though it be oneself. */
const OF_SOMEBODY = / of$/;

type Detail = Record<string, string | number | boolean | undefined>;

/** Who did what, newest first. */
export function AuditLog({ events }: { events: AuditEntry[] }) {
	if (events.length === 0) return <p className="mt-2 text-muted">Nothing yet.</p>;
	return (
		<ol className="mt-4 divide-y divide-line border-y border-line">
			{events.map((event) => (
				<li key={event.id} className="flex flex-wrap gap-x-3 py-2">
					<time dateTime={event.at} className="tabular text-muted">
						{formatMoment(event.at)}
					</time>
					<span className="min-w-0 break-words">
						<Sentence event={event} detail={JSON.parse(event.detail) as Detail} />
					</span>
				</li>
			))}
		</ol>
	);
}

function Sentence({ event, detail }: { event: AuditEntry; detail: Detail }) {
	const action = ACTIONS[event.action as AuditAction] ?? event.action;
	return (
		<>
			{subjectOf(event, detail)} {action} <Thing event={event} detail={detail} action={action} />
			<span className="text-muted">{particularsOf(detail)}</span>
		</>
	);
}

function subjectOf({ actor, action }: AuditEntry, { others }: Detail): string {
	if (others) return "Others";
	return actor ?? (action === "user.log-in-failed" ? "Somebody" : "Equipoise");
}

/** What it was done to. */
function Thing({ event, detail, action }: { event: AuditEntry; detail: Detail; action: string }) {
	const { study, synthesis, person, actor } = event;
	if (study) return <Link to={`/studies/${study}`}>{study}</Link>;
	if (synthesis) return <Link to={`/syntheses/${synthesis}`}>{synthesis}</Link>;
	if (detail.topic) return <>{`the ${detail.kind} “${detail.topic}”`}</>;
	if (detail.address) return <code>{detail.address}</code>;
	if (event.action === "user.log-in-failed") return <>{person ?? "accounts that there are not"}</>;
	if (person && person !== actor) return <>{person}</>;
	if (OF_SOMEBODY.test(action) && person) return <>their own</>;
	return <>{detail.email}</>;
}

function particularsOf(detail: Detail): string {
	const number = (name: string) => (typeof detail[name] === "number" ? detail[name] : 0);
	const parts = [
		typeof detail.version === "number" && ` to version ${detail.version}: ${detail.reason}`,
		detail.from && ` from ${detail.from} to ${detail.to}`,
		detail.role && ` as ${detail.role}`,
		detail.scope && ` (${detail.scope})`,
		detail.by && ` by ${detail.by}`,
		detail.newBrowser && " with a browser not seen before",
		number("times") > 1 && `, ${number("times")} times`,
		number("wrong") > 0 && `, ${counted(number("wrong"), "wrong password")}`,
		number("refused") > 0 && `, ${number("refused")} refused as too many`,
		number("ended") > 1 && `, ${number("ended")} of them`,
		number("places") > 1 && `, from ${number("places")} addresses`,
		number("sessions") > 0 && `, ${counted(number("sessions"), "session")} ended`,
		number("tokens") > 0 && `, ${counted(number("tokens"), "API token")} revoked`,
	];
	return parts.filter(Boolean).join("");
}
