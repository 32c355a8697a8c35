import { counted } from "#app/domain/format/format.ts";
import type { AuditEntry } from "#app/domain/views/administration.ts";
import type { AuditAction } from "./audit-kinds.ts";
import type { NoticePace } from "./notice-subjects.ts";

/** What was done, in the words of a sentence. */
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
	"user.reset-link-mailed": "sent the link for a new password that was asked for to",
	"user.reset-link-withdrawn": "withdrew the link for a new password of",
	"user.password-reset": "set a new password by a link",
	"user.notices-chosen": "chose what to be told of by mail",
	"user.second-factor-on": "turned on their second factor",
	"user.second-factor-off": "turned off their second factor",
	"user.second-factor-reset": "took away the second factor of",
	"user.recovery-codes-made": "made new recovery codes",
	"user.recovery-code-used": "used a recovery code",
	"user.identity-linked": "linked a log-in elsewhere",
	"user.identity-unlinked": "unlinked the log-in elsewhere",
	"user.logged-in": "logged in",
	"user.log-in-failed": "failed to log in to",
	"user.logged-out": "logged out",
	"user.sessions-ended": "ended sessions of",
	"token.created": "made an API token of",
	"token.revoked": "revoked an API token of",
	"export.made": "exported",
	"mail.tested": "sent a test mail to",
	"mail.failed": "gave up sending a mail to",
	"mail.tried-again": "had a mail tried again to",
	"mail.discarded": "discarded a mail to",
	"second-factor.required": "had a second factor required of",
	"instance.changed": "changed what is said of this library",
};

const PACES: Record<NoticePace, string> = { "at-once": "at once", daily: "daily", never: "never" };

/** Actions that are said of somebody, though it be oneself. */
const OF_SOMEBODY = / of$/;

/** Particulars of a row of the audit log. */
export type AuditDetail = Record<string, string | number | boolean | undefined>;

/** What a row of the audit log says, in parts: the thing is what it was done to, where that is no study or synthesis. */
export interface AuditSentence {
	subject: string;
	action: string;
	thing: string;
	particulars: string;
}

/** A row of the audit log as a sentence. */
export function sentenceOf(event: AuditEntry): AuditSentence & { detail: AuditDetail } {
	const detail = JSON.parse(event.detail) as AuditDetail;
	const action = ACTIONS[event.action as AuditAction] ?? event.action;
	return {
		...{ subject: subjectOf(event, detail), action, thing: thingOf(event, detail, action) },
		...{ particulars: particularsOf(detail), detail },
	};
}

function subjectOf({ actor, action }: AuditEntry, { others }: AuditDetail): string {
	if (others) return "Others";
	return actor ?? (action === "user.log-in-failed" ? "Somebody" : "Equipoise");
}

function thingOf({ action, person, actor }: AuditEntry, detail: AuditDetail, words: string): string {
	if (detail.of) return String(detail.of);
	if (detail.topic) return `the ${detail.kind} “${detail.topic}”`;
	if (detail.address) return String(detail.address);
	if (action === "user.log-in-failed") return person ?? "accounts that there are not";
	if (person && person !== actor) return person;
	if (OF_SOMEBODY.test(words) && person) return "their own";
	return String(detail.email ?? "");
}

function particularsOf(detail: AuditDetail): string {
	const number = (name: string) => (typeof detail[name] === "number" ? detail[name] : 0);
	const parts = [
		typeof detail.version === "number" && ` to version ${detail.version}: ${detail.reason}`,
		detail.from && ` from ${detail.from} to ${detail.to}`,
		detail.role && ` as ${detail.role}`,
		detail.scope && ` (${detail.scope})`,
		detail.by && ` by ${detail.by}`,
		detail.and && ` and a ${detail.and}`,
		detail.account && `: of their account ${PACES[detail.account as NoticePace]}`,
		detail.work && `, of their work ${PACES[detail.work as NoticePace]}`,
		detail.why && `: ${detail.why}`,
		detail.newBrowser && " with a browser not seen before",
		number("times") > 1 && `, ${number("times")} times`,
		number("wrong") > 0 && `, ${counted(number("wrong"), "wrong password")}`,
		number("codes") > 0 && `, ${counted(number("codes"), "wrong code")}`,
		number("refused") > 0 && `, ${number("refused")} refused as too many`,
		number("ended") > 1 && `, ${number("ended")} of them`,
		number("places") > 1 && `, from ${number("places")} addresses`,
		number("sessions") > 0 && `, ${counted(number("sessions"), "session")} ended`,
		number("tokens") > 0 && `, ${counted(number("tokens"), "API token")} revoked`,
	];
	return parts.filter(Boolean).join("");
}
