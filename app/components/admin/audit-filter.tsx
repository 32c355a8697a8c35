import { Link } from "@remix-run/react";
import { AUDIT_KINDS, type AuditKind } from "#app/domain/accounts/audit-kinds.ts";

const WORDS: Record<AuditKind, string> = {
	studies: "Studies",
	syntheses: "Syntheses",
	topics: "Topics",
	people: "People",
	"log-ins": "Log-ins",
	tokens: "API tokens",
	exports: "Exports",
	mails: "Mails",
	settings: "Settings",
};

/** The address's query for a page of the audit log. */
export function auditQuery({ kind, before }: { kind: AuditKind | null; before?: number }): string {
	const query = new URLSearchParams(kind ? { kind } : {});
	if (before !== undefined) query.set("before", String(before));
	return query.toString();
}

/** The kinds of what was done, each a link to it alone. */
export function AuditFilter({ kind }: { kind: AuditKind | null }) {
	const choices = [null, ...AUDIT_KINDS];
	return (
		<nav aria-label="What was done, by kind" className="mt-4">
			<ul className="flex flex-wrap gap-x-5 gap-y-1">
				{choices.map((choice) => (
					<li key={choice}>
						<Link
							to={`?${auditQuery({ kind: choice })}#audit`}
							aria-current={choice === kind ? "page" : undefined}
							className={choice === kind ? "font-semibold text-ink no-underline" : ""}
						>
							{choice ? WORDS[choice] : "All"}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}
