import { sentenceOf } from "../accounts/audit-words.ts";
import type { NoticeSubject } from "../accounts/notice-subjects.ts";
import { counted, oneLine } from "../format/format.ts";
import { formatDay, formatMoment } from "../format/format-date.ts";
import type { AuditEntry } from "../views/administration.ts";

/** What a mail says: plain text alone. */
export interface Message {
	subject: string;
	text: string;
}

/** @param library what the instance is called  @param until when the link ends to work, as a moment */
export function invitationMessage(told: {
	library: string;
	inviter: string;
	role: string;
	link: string;
	until: string;
}): Message {
	return message(`Invitation to ${told.library}`, [
		`${told.inviter} invites you to ${told.library}, as ${told.role}.`,
		`Make your account here, once, until ${formatDay(told.until)}:`,
		told.link,
		"If you did not expect this, ignore this mail.",
	]);
}

export function resetMessage(told: { library: string; name: string; link: string; until: string }): Message {
	return message(`New password for ${told.library}`, [
		`Dear ${told.name},`,
		`Somebody, most likely you, asked for a new password for your account at ${told.library}. Set it here, once, until ${formatMoment(told.until)}:`,
		told.link,
		"When it is set, all sessions of the account end and its API tokens are revoked. If it was not you, ignore this mail: your password stays as it is.",
	]);
}

export function testMessage(told: { library: string; name: string; address: string }): Message {
	return message(`Test mail of ${told.library}`, [
		`${told.name} had ${told.library} (${told.address}) send this mail to see whether it arrives. It has.`,
	]);
}

const ABOUT: Record<NoticeSubject, { one: string; many: string; why: string }> = {
	account: {
		...{ one: "Something happened to your account at", many: "things happened to your account at" },
		why: "If something here was not you, change your password and tell an administrator.",
	},
	work: {
		...{ one: "A change to what you worked on at", many: "changes to what you worked on at" },
		why: "You are told because you wrote a version of each.",
	},
};

/**
 * What somebody is told of.
 * @param events the newest first, at most so many as a mail holds  @param count how many there are in all
 */
export function noticesMessage(told: {
	library: string;
	subject: NoticeSubject;
	events: AuditEntry[];
	count: number;
	address: string;
	unsubscribe: string;
}): Message {
	const { library, subject, events, count, address, unsubscribe } = told;
	const { one, many, why } = ABOUT[subject];
	const more = count - events.length;
	return message(count === 1 ? `${one} ${library}` : `${count} ${many} ${library}`, [
		...events.map((event) => eventText(event, address)),
		...(more > 0 ? [`And ${counted(more, "more", "more")}.`] : []),
		why,
		`Choose what you are told of, and when: ${address}/account#notices`,
		`No more mails about this: ${unsubscribe}`,
	]);
}

function eventText(event: AuditEntry, address: string): string {
	const { subject, action, thing, particulars } = sentenceOf(event);
	const { study, synthesis } = event;
	const what = [subject, action, study ?? synthesis ?? thing].filter(Boolean).join(" ") + particulars;
	const where = study ? `/studies/${study}` : synthesis && `/syntheses/${synthesis}`;
	return `${formatMoment(event.at)}: ${oneLine(what)}${where ? `\n${address}${where}` : ""}`;
}

/** A subject is a header: what somebody typed into a name begins no other. */
const message = (subject: string, parts: string[]): Message => ({
	subject: oneLine(subject),
	text: `${parts.join("\n\n")}\n`,
});
