import { Link } from "@remix-run/react";
import { formatMoment } from "#app/domain/format-date.ts";
import type { AuditEntry } from "#db/queries/people.ts";

const DEEDS: Record<string, string> = {
	"study.created": "logged",
	"study.saved": "changed",
	"study.published": "published",
	"study.withdrawn": "withdrew",
	"study.archived": "archived",
	"study.unarchived": "took back from the archive",
	"synthesis.created": "wrote the synthesis",
	"synthesis.saved": "changed the synthesis",
	"synthesis.published": "published the synthesis",
	"synthesis.withdrawn": "withdrew the synthesis",
	"synthesis.archived": "archived the synthesis",
	"synthesis.unarchived": "took back the synthesis from the archive",
	"samples.removed": "removed the sample library",
	"user.set-up": "set up this server",
	"user.invited": "invited somebody",
	"user.joined": "joined",
	"user.added": "added the account of",
	"user.role-changed": "changed the role of",
	"user.closed": "closed the account of",
	"user.reopened": "opened again the account of",
	"user.password-changed": "changed their password",
	"user.sessions-ended": "ended sessions of",
	"token.created": "made an API token for",
	"token.revoked": "revoked an API token of",
};

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
					<span>
						{event.actor ?? "Equipoise"} {DEEDS[event.action] ?? event.action}{" "}
						{event.study ? (
							<Link to={`/studies/${event.study}`}>{event.study}</Link>
						) : event.synthesis ? (
							<Link to={`/syntheses/${event.synthesis}`}>{event.synthesis}</Link>
						) : (
							objectOf(event)
						)}
						<span className="text-muted">{detailOf(event)}</span>
					</span>
				</li>
			))}
		</ol>
	);
}

function objectOf(event: AuditEntry): string {
	return event.person && event.person !== event.actor ? event.person : "";
}

function detailOf(event: AuditEntry): string {
	const detail = JSON.parse(event.detail) as Record<string, unknown>;
	if (typeof detail.version === "number") return ` to version ${detail.version}: ${detail.reason}`;
	if (detail.from) return ` from ${detail.from} to ${detail.to}`;
	return detail.role ? ` as ${detail.role}` : "";
}
