import { Link } from "@remix-run/react";
import { sentenceOf } from "#app/domain/accounts/audit-words.ts";
import { formatMoment } from "#app/domain/format/format-date.ts";
import type { AuditEntry } from "#app/domain/views/administration.ts";

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
						<Sentence event={event} />
					</span>
				</li>
			))}
		</ol>
	);
}

function Sentence({ event }: { event: AuditEntry }) {
	const { subject, action, thing, particulars, detail } = sentenceOf(event);
	const { study, synthesis } = event;
	return (
		<>
			{subject} {action}{" "}
			{study ? (
				<Link to={`/studies/${study}`}>{study}</Link>
			) : synthesis ? (
				<Link to={`/syntheses/${synthesis}`}>{synthesis}</Link>
			) : detail.address && !detail.topic ? (
				<code>{thing}</code>
			) : (
				thing
			)}
			<span className="text-muted">{particulars}</span>
		</>
	);
}
