import type { AuditAction } from "./audit-kinds.ts";

/** What people are told of by mail. */
export const NOTICE_SUBJECTS = ["account", "work"] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];
export const NOTICE_PACES = ["at-once", "daily", "never"] as const;
export type NoticePace = (typeof NOTICE_PACES)[number];
export type NoticeChoices = Record<NoticeSubject, NoticePace>;

/** As long as somebody has not chosen: that their account may be in wrong hands they learn at once, all else they ask for. */
export const FIRST_CHOICES: NoticeChoices = { account: "at-once", work: "never" };

/** What happened to an account that its owner is told of; of some, where it is worth telling (`isWorthTelling`). */
export const TOLD_OF_ACCOUNT = [
	...["user.logged-in", "user.log-in-failed", "user.role-changed", "user.reopened", "user.password-changed"],
	...["user.reset-link-made", "user.password-reset", "user.sessions-ended"],
	...["token.created", "token.revoked", "user.second-factor-on", "user.second-factor-off"],
	...["user.second-factor-reset", "user.recovery-codes-made", "user.recovery-code-used"],
	...["user.identity-linked", "user.identity-unlinked", "user.notices-chosen"],
] as const satisfies readonly AuditAction[];

/** What others did to a study or synthesis that is told to those who wrote a version of it. */
export const TOLD_OF_WORK = [
	...["study.saved", "study.published", "study.withdrawn", "study.archived", "study.unarchived"],
	...["study.matches-confirmed", "synthesis.saved", "synthesis.published", "synthesis.withdrawn"],
	...["synthesis.archived", "synthesis.unarchived"],
] as const satisfies readonly AuditAction[];

const MINUTE = 60_000;
/** So long nothing more is sent of a subject after a mail about it, in milliseconds: an import is not a thousand mails. */
const REST: Record<NoticeSubject, number> = { account: MINUTE, work: 10 * MINUTE };
/** The hour, in UTC, from which daily mails go out. */
const DAILY_HOUR = 6;

/** The first moment at which a mail may follow one that is sent now. */
export function nextNotice(subject: NoticeSubject, pace: NoticePace, now: Date): Date {
	if (pace !== "daily") return new Date(now.valueOf() + REST[subject]);
	const next = new Date(now);
	next.setUTCHours(DAILY_HOUR, 0, 0, 0);
	if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
	return next;
}

/** What a subject is, as a part of a sentence. */
export const SUBJECT_WORDS: Record<NoticeSubject, string> = {
	account: "what happens to your account",
	work: "what others do to the studies and syntheses that you worked on",
};

export const PACE_WORDS: Record<NoticePace, string> = {
	"at-once": "at once",
	daily: "once a day",
	never: "never",
};
