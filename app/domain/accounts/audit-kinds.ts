/** What the audit log knows of, by the kind that a reader of the log asks for. */
export const AUDIT_ACTIONS = {
	studies: [
		...["study.created", "study.saved", "study.published", "study.withdrawn", "study.archived"],
		...["study.unarchived", "study.matches-confirmed", "records.reread", "samples.removed"],
	],
	syntheses: [
		...["synthesis.created", "synthesis.saved", "synthesis.published", "synthesis.withdrawn"],
		...["synthesis.archived", "synthesis.unarchived"],
	],
	topics: ["topic.agreed", "topic.saved"],
	people: [
		...["user.set-up", "user.invited", "user.invitation-withdrawn", "user.joined", "user.added"],
		...["user.role-changed", "user.closed", "user.reopened", "user.password-changed"],
		...["user.reset-link-made", "user.reset-link-mailed", "user.reset-link-withdrawn"],
		...["user.password-reset", "user.notices-chosen", "user.second-factor-on"],
		...["user.second-factor-off", "user.second-factor-reset", "user.recovery-codes-made"],
		...["user.recovery-code-used", "user.identity-linked", "user.identity-unlinked"],
	],
	"log-ins": ["user.logged-in", "user.log-in-failed", "user.logged-out", "user.sessions-ended"],
	tokens: ["token.created", "token.revoked"],
	exports: ["export.made"],
	mails: ["mail.tested", "mail.failed", "mail.tried-again", "mail.discarded"],
	settings: ["instance.changed", "second-factor.required"],
} as const;

export type AuditKind = keyof typeof AUDIT_ACTIONS;
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditKind][number];
export const AUDIT_KINDS = Object.keys(AUDIT_ACTIONS) as AuditKind[];
